// Builds dist/cjs and dist/esm from lib/. The code of an entry is joined into one file, so that loading it is one read; what several
// need is carried once (build/sharing.mjs). ES modules hand on what CommonJS has, except the main entry and that of browsers.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handOn, joinCode, joinModule } from './build/code.mjs';
import { declare } from './build/declarations.mjs';
import { writeFace } from './build/face.mjs';
import { dist, files, published } from './build/files.mjs';
import { findHomes } from './build/sharing.mjs';

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'cjs'), { recursive: true });
mkdirSync(join(dist, 'esm'), { recursive: true });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');

const places = await findHomes();
await Promise.all(
  files.map((file) => (file.name === 'index' ? writeFace(file) : joinCode(file, places))),
);
declare();
for (const { name } of published.filter(({ platform }) => platform === 'node'))
  handOn(name, name === 'index' ? 'index.bundled' : name);
await Promise.all(published.filter(({ platform }) => platform === 'neutral').map(joinModule));
