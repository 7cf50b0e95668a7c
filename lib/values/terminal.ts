/** Properties of an output: its width, and whether to use colors. */

/** An output stream: a terminal, a pipe or a file. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

const widths = { least: 40, usual: 80, most: 100 } as const;

/** The number of columns to use: the terminal's, within a readable range. */
export function widthOf(
  { isTTY, columns }: Omit<Output, 'write'>,
  { env }: { readonly env: Environment },
): number {
  const given = (isTTY === true ? columns : undefined) ?? Number(env['COLUMNS']);
  const width = given > 0 ? given : widths.usual;
  return Math.max(widths.least, Math.min(width, widths.most));
}

/** Whether to use colors: on a terminal, unless `NO_COLOR` or `FORCE_COLOR` (no-color.org, force-color.org) is set. */
export function usesColors(
  { isTTY }: Omit<Output, 'write'>,
  { env }: { readonly env: Environment },
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: kind } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return isTTY === true && kind !== 'dumb';
}
