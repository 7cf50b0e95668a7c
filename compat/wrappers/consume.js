// Streams fail while they are read.

/** Reads a stream to its end. Returns its items. */
export async function consume(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}
