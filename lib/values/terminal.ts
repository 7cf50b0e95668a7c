/** What is known of where text goes: how wide it may be, and whether it may have colours. */

/** Where text goes: a terminal, a pipe, a file. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

const widths = { least: 40, usual: 80, most: 100 } as const;

/** How many columns a text may fill: those of the terminal, within what can be read well. */
export function widthOf(
  { isTTY, columns }: Omit<Output, 'write'>,
  { env }: { readonly env: Environment },
): number {
  const given = (isTTY === true ? columns : undefined) ?? Number(env['COLUMNS']);
  const width = given > 0 ? given : widths.usual;
  return Math.max(widths.least, Math.min(width, widths.most));
}

/** Whether to colour: on a terminal, unless `NO_COLOR` or `FORCE_COLOR` (no-color.org, force-color.org) say otherwise. */
export function usesColours(
  { isTTY }: Omit<Output, 'write'>,
  { env }: { readonly env: Environment },
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: kind } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return isTTY === true && kind !== 'dumb';
}
