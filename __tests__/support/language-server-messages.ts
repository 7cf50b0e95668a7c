/** The messages of the Language Server Protocol in a stream: each follows a head with its length in bytes. */

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
}

/** The length of the head with its final blank line; 0 if it has not arrived yet. */
function headOf(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  return end === -1 ? 0 : end + 4;
}

/** Extracts the messages received so far. */
export function createDecoder(receive: (message: Message) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let head = headOf(rest); head > 0; head = headOf(rest)) {
      const length = Number(/Content-Length: (\d+)/.exec(rest.toString('latin1', 0, head))?.[1]);
      if (rest.length < head + length) return;
      receive(JSON.parse(rest.toString('utf8', head, head + length)) as Message);
      rest = rest.subarray(head + length);
    }
  };
}
