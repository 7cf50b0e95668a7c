/** What this package and its nearest neighbours add to an app: installed and bundled. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, table } from './format.mjs';
import { bundle, bundleEntries, install, pack } from './weight.mjs';

const kB = 1000;
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The packages that these files belong to, in the version that is measured. */
function packagesOf(files) {
  const names = files.map((file) => file.split('/', file.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].map((name) => `${name}@${dependencies[name]}`);
}

const cells = ({ bytes, packages }, { min, gzip }) => [
  figure(bytes / kB),
  packages,
  figure(min / kB),
  figure(gzip / kB),
];

async function weighPeers(peers) {
  const rows = [];
  for (const [name, files] of Object.entries(peers)) {
    const code = files.map((file, index) => `export * as part${index} from '${file}';`).join('');
    rows.push([name, ...cells(install(...packagesOf(files)), await bundle(code))]);
  }
  return rows;
}

/** Measures installs into empty folders, and bundles. */
export async function measureWeight(peers) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const { file, packed, unpacked, files } = pack(folder);
    const bundled = await bundleEntries();
    const [name] = Object.keys(bundled);
    return {
      own: `Packed ${figure(packed / kB)} kB, unpacked ${figure(unpacked / kB)} kB in ${files} files.`,
      entries: table(
        ['entry', 'minified, kB', 'compressed, kB'],
        Object.entries(bundled).map(([entry, { min, gzip }]) => [
          entry,
          figure(min / kB),
          figure(gzip / kB),
        ]),
      ),
      beside: table(
        ['', 'installed, kB', 'packages', 'minified, kB', 'compressed, kB'],
        [[name, ...cells(install(file), bundled[name])], ...(await weighPeers(peers))],
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
