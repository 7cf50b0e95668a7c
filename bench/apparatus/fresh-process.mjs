/**
 * Loads modules in a process that has loaded nothing else: `node fresh-process.mjs <format> <until> <module> …`.
 * Prints the milliseconds of CPU that it takes, or, with `COUNT=files`, the files that are loaded.
 */
import { createRequire } from 'node:module';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generated } from './generated.mjs';
import { inProcess } from './in-process.mjs';
import { watchLoads } from './watch-loads.mjs';

const [format, until, ...modules] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const address = (name) => (isAbsolute(name) ? pathToFileURL(name).href : name);
const load = format === 'require' ? require : (name) => import(address(name));

/** What an app that fails has before it needs the package: an error, and a connection. */
const error = generated(429);
const fail = (handler) =>
  inProcess(
    (req, res) =>
      handler(error, req, res, (thrown) => {
        throw thrown;
      }),
    '/',
  );

/** What follows on loading: nothing, a handler, or the first response as well. */
const next = {
  loaded: () => undefined,
  handler: ({ openaiErrorHandler }) => openaiErrorHandler({ audience: 'developer', log: false }),
  response: (all) => fail(next.handler(all)).send(1),
};

async function run() {
  let last;
  for (const name of modules) last = await load(name);
  await next[until](last);
}

if (process.env.COUNT === 'files') {
  const loaded = watchLoads(require);
  await run();
  console.log(JSON.stringify(loaded()));
} else {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
}
