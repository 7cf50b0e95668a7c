const config = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/scripts/mutation/all.test.ts'],
  globals: { fuzz: { seed: 9457, numRuns: 100 } },
  testEnvironment: require.resolve('./environment.cjs'),
};
