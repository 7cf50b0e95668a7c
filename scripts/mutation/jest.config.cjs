const config = require('../../jest.config.cjs');

const packages = '(?:openai[457]?|express4?|express-session|supertest|ajv|compression|helmet|cors)';

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/scripts/mutation/all.test.ts'],
  testEnvironment: require.resolve('./environment.cjs'),
  transform: {
    [`/node_modules/${packages}/`]: require.resolve('./native.cjs'),
    ...config.transform,
  },
  transformIgnorePatterns: [`/node_modules/(?!${packages}/)`],
  globals: { fuzz: { seed: 9457, numRuns: 100 } },
};
