/** What the command line reads from and writes to. */

/** Where text goes: a terminal, a pipe, a file. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Where text comes from. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean | undefined;
}

/** What the command line takes of its process. */
export interface Terminal {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder in which the command was called. */
  readonly folder: string;
}

/** Exit codes. */
export const exitCodes = { ok: 0, failed: 1, misused: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const widths = { least: 40, usual: 80, most: 100 } as const;

/** How many columns a text may fill: those of the terminal, within what can be read well. */
export function widthOf({ isTTY, columns }: Output, { env }: Pick<Terminal, 'env'>): number {
  const given = (isTTY === true ? columns : undefined) ?? Number(env['COLUMNS']);
  const width = given > 0 ? given : widths.usual;
  return Math.max(widths.least, Math.min(width, widths.most));
}

/** Whether to colour: on a terminal, unless `NO_COLOR` or `FORCE_COLOR` (no-color.org, force-color.org) say otherwise. */
export function usesColours({ isTTY }: Output, { env }: Pick<Terminal, 'env'>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: kind } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return isTTY === true && kind !== 'dumb';
}
