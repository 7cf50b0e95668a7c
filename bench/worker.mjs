/** One part of the bench in the Node.js that runs this: `node worker.mjs <part>`. Hands its figures to the process that started it. */
import { parts } from './parts/index.mjs';

// As an app runs in production. Dependencies of other packages emit deprecation warnings.
process.env.NODE_ENV = 'production';
process.noDeprecation = true;

const { load, options } = parts[process.argv[2]];
process.send(await (await load())(options), () => process.exit());
