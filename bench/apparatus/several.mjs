/** As many new errors as are wanted; the garbage of making them is collected if Node.js was started with `--expose-gc`. */
export async function several(count, make) {
  const errors = [];
  for (let index = 0; index < count; index += 1) errors.push(await make());
  globalThis.gc?.({ type: 'minor' });
  return errors;
}
