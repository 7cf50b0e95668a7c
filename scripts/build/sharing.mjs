// Where each module of lib/ is carried: what several files of the package need stands in one of them, which the others load.
import { build } from 'esbuild';
import { fileAt, files, moduleAt, root } from './files.mjs';
import { external } from './settings.mjs';

/** What each module imports. */
async function readImports() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files.map(({ module }) => `lib/${module}.ts`),
    bundle: true,
    external,
    platform: 'node',
    format: 'cjs',
    outdir: 'dist',
    metafile: true,
    write: false,
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [
      moduleAt(path),
      imports
        .filter(({ external: isApart }) => !isApart)
        .map((imported) => moduleAt(imported.path)),
    ]),
  );
}

/** The modules that a file reaches, without those that are files of their own. */
function reachedBy({ module: own }, imports) {
  const reached = new Set([own]);
  for (const module of reached)
    for (const imported of imports.get(module))
      if (fileAt(imported) === undefined) reached.add(imported);
  return reached;
}

/** Files that carry what others need, too: the first of them that reaches a module has it. */
const holders = ['core', 'page'];

function homeOf(users) {
  if (users.length === 1) return users[0];
  return holders.find((name) => users.includes(name)) ?? holders[0];
}

/** Which file has each module, and which modules of a file others load. Files that are alone neither load nor are loaded. */
export async function findHomes() {
  const imports = await readImports();
  const users = new Map();
  for (const file of files.filter(({ alone }) => !alone))
    for (const module of reachedBy(file, imports))
      users.set(module, [...(users.get(module) ?? []), file.name]);
  const homes = new Map([...users].map(([module, names]) => [module, homeOf(names)]));
  const handedOut = (name) =>
    [...homes]
      .filter(([, home]) => home !== name)
      .flatMap(([module]) => imports.get(module))
      .filter((module) => homes.get(module) === name && fileAt(module) === undefined);
  return {
    homes,
    handedOut: new Map(holders.map((name) => [name, [...new Set(handedOut(name))]])),
  };
}
