/** What importing costs in a fresh process, and what it loads. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figure, spread, table } from './format.mjs';
import { interleave, median, ratios } from './measure.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const main = '../dist';

/** Our entries by name: what the package's `exports` lead to. */
export const entries = {
  'openai-problem-details': 'index.js',
  'openai-problem-details/streaming': 'streaming.js',
  'openai-problem-details/client': 'client.js',
};

const load = {
  import: (file) => `await import('${file}');`,
  require: (file) => `require('${file}');`,
};

function runNode(format, code) {
  const type = format === 'import' ? ['--input-type=module'] : [];
  return JSON.parse(
    execFileSync(process.execPath, [...type, '-e', code], { cwd: folder, encoding: 'utf8' }),
  );
}

/** Where the entry is in this format. */
export function built(file, format) {
  return `${main}/${format === 'import' ? 'esm' : 'cjs'}/${file}`;
}

/** What an app has done before: the loader of ES modules is made when the first one is asked for. */
const begun = { import: "await import('data:text/javascript,');", require: '' };

/** Milliseconds of CPU that these take in a fresh process, one after another. */
function milliseconds(format, files) {
  const code = files.map(load[format]).join(' ');
  return runNode(
    format,
    `${begun[format]} const before = process.cpuUsage(); ${code}
    const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000);`,
  );
}

/** The files that are loaded with this one: what the engine parses, of either format. */
export function loaded(format, file) {
  const listen = `const { Session } = process.getBuiltinModule('node:inspector');
    const files = [];
    const session = new Session();
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => files.push(params.url));
    session.post('Debugger.enable');
    files.length = 0;`;
  const files = runNode(
    format,
    `${listen} ${load[format](file)} console.log(JSON.stringify(files));`,
  );
  return files.filter((url) => url.startsWith('file:') && !url.includes('[eval'));
}

const others = {
  'http-errors': ['http-errors'],
  express: ['express'],
  openai: ['openai'],
};

/** Measures every package in both formats; the figure is the time that our main entry takes by `import`. */
export async function measureImports(peers, rounds) {
  const rows = [];
  let own;
  const packages = { ...others, ...peers };
  for (const format of ['import', 'require']) {
    const ours = Object.entries(entries).map(([name, file]) => [name, [built(file, format)]]);
    const variants = Object.fromEntries([...ours, ...Object.entries(packages)]);
    const costs = await interleave(variants, rounds, (files) => milliseconds(format, files));
    const [[name]] = ours;
    own ??= median(costs[name]);
    for (const [variant, values] of Object.entries(costs))
      rows.push([
        `\`${format}\` ${variant}`,
        spread(ratios(values, costs['http-errors'])),
        figure(median(values)),
        variants[variant].reduce((sum, file) => sum + loaded(format, file).length, 0),
      ]);
  }
  return { figure: own, table: table(['', 'ratio to http-errors', 'ms CPU', 'files'], rows) };
}
