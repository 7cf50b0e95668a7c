/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Loading the SDKs takes most of the time, and no test depends on milliseconds.
  maxWorkers: '100%',
  // Compilers and separate processes are slow on a busy machine.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Projects with their own tools.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/consumers/'],
  // A separate package with its own tests: its many files need not be crawled.
  modulePathIgnorePatterns: ['<rootDir>/compat/'],
  transform: {
    '\\.c?ts$': [
      '@swc/jest',
      { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
    ],
  },
  extensionsToTreatAsEsm: [],
  moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'json'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^(\\.{1,2}/(?:.*/)?(?:load|gpt-tokenizer))\\.cjs$': '$1.cts',
  },
  collectCoverageFrom: ['lib/**/*.{ts,cts}'],
  coverageThreshold: { global: { lines: 100, branches: 100, functions: 100, statements: 100 } },
};
