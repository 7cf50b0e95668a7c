/** What this package and its nearest neighbours add to an app: installed and bundled. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded } from '../apparatus/measure.mjs';
import { peerImports } from '../apparatus/peer-imports.mjs';
import { bundle, bundleEntries, install, pack } from './weight.mjs';

const kB = 1000;
const { dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The packages that these files belong to, in the version that is measured. */
function packagesOf(files) {
  const names = files.map((file) => file.split('/', file.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].map((name) => `${name}@${dependencies[name]}`);
}

const inKilobytes = ({ min, gzip }) => ({
  minified: rounded(min / kB),
  compressed: rounded(gzip / kB),
});

const beside = ({ bytes, packages }, bundled) => ({
  installed: rounded(bytes / kB),
  packages,
  ...inKilobytes(bundled),
});

async function weighPeers() {
  const weights = {};
  for (const [name, files] of Object.entries(peerImports)) {
    const code = files.map((file, index) => `export * as part${index} from '${file}';`).join('');
    weights[name] = beside(install(...packagesOf(files)), await bundle(code));
  }
  return weights;
}

/** Measures installs into empty folders, and bundles; in kB. */
export async function measureWeight() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const { file, packed, unpacked, files } = pack(folder);
    const bundled = await bundleEntries();
    const [name] = Object.keys(bundled);
    const entries = Object.entries(bundled).map(([entry, sizes]) => [entry, inKilobytes(sizes)]);
    return {
      packed: rounded(packed / kB),
      unpacked: rounded(unpacked / kB),
      files,
      entries: Object.fromEntries(entries),
      installs: { [name]: beside(install(file), bundled[name]), ...(await weighPeers()) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
