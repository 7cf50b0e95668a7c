// Puts in the place of a package's code the package as the process itself has loaded it, once for all mutants.
module.exports = {
  process: (_code, filename) => ({
    code: `module.exports = nativeRequire(${JSON.stringify(filename)});`,
  }),
};
