// Replaces the code of a package by the instance that the process has loaded, once for all mutants.
module.exports = {
  process: (_code, filename) => ({
    code: `module.exports = nativeRequire(${JSON.stringify(filename)});`,
  }),
};
