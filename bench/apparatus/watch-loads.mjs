/** Tells which files a process loads. */
import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';

/** Starts to listen; call what it returns for the files since then: what the engine parses, and JSON. */
export function watchLoads(require) {
  const files = new Set();
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }) => files.add(params.url));
  session.post('Debugger.enable');
  files.clear();
  const before = new Set(Object.keys(require.cache));
  return () => {
    for (const file of Object.keys(require.cache))
      if (!before.has(file)) files.add(pathToFileURL(file).href);
    return [...files].filter((url) => url.startsWith('file:'));
  };
}
