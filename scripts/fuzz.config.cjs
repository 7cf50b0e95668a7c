// npm run fuzz: a million hostile values, different ones each time. fast-check prints the seed of a failure.
const config = require('../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '..',
  testMatch: [
    '<rootDir>/__tests__/express/hostile.test.ts',
    '<rootDir>/__tests__/compose/redact/finder.test.ts',
  ],
  testTimeout: 3_600_000,
  globals: {
    fuzz: { seed: Date.now() % 2 ** 31, numRuns: Number(process.env.FUZZ_RUNS ?? 1_000_000) },
  },
};
