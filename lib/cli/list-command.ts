/** The command `list`. */
import type { Call } from './command.js';
import { rows } from './explain/explanation.js';
import { wrap, type Canvas } from '../values/layout.js';
import { print } from './print.js';
import { exitCodes, type ExitCode } from './terminal.js';

const byStatus = rows.toSorted(([, a], [, b]) => a.status - b.status);
const widestSlug = Math.max(...rows.map(([slug]) => slug.length));

/** The width that a title needs next to the slug, in columns; if there is less, it goes on the next line. */
const narrowTitle = 36;

/** Shows status, slug and title; each status is shown only once. */
function show({ paint, width }: Canvas): string[] {
  const left = widestSlug + 7;
  const isNarrow = width - left < narrowTitle;
  let last = 0;
  return byStatus.flatMap(([slug, { status, title }]) => {
    const head = status === last ? '   ' : paint('bold', String(status));
    const gap = status === last || last === 0 ? [] : [''];
    last = status;
    if (isNarrow) {
      const titles = wrap(title, width - 7).map((line) => `       ${line}`);
      return [...gap, `${head}  ${paint('cyan', slug)}`, ...titles];
    }
    const [first, ...others] = wrap(title, width - left);
    const line = `${head}  ${paint('cyan', slug.padEnd(widestSlug))}  ${first}`;
    return [...gap, line, ...others.map((other) => ' '.repeat(left) + other)];
  });
}

function showJson(): string[] {
  const types = rows.map(([slug, { upstream: _signatures, public: _public, ...row }]) => ({
    slug,
    ...row,
  }));
  return [JSON.stringify(types, null, 2)];
}

/** Lists all problem types. */
export function list({ options, terminal, canvas }: Call): ExitCode {
  print(terminal, options['json'] === true ? showJson() : show(canvas));
  return exitCodes.ok;
}
