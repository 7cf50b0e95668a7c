const config = require('../../jest.config.cjs');
const stages = require('./stages.cjs');

const packages = '(?:openai[457]?|express4?|express-session|supertest|ajv|compression|helmet|cors)';

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: stages[process.env.STAGE].tests.map((name) => `<rootDir>/__tests__/${name}.test.ts`),
  testSequencer: require.resolve('./sequencer.cjs'),
  runner: require.resolve('./runner.cjs'),
  testEnvironment: require.resolve('./environment.cjs'),
  transform: {
    [`/node_modules/${packages}/`]: require.resolve('./native.cjs'),
    ...config.transform,
  },
  transformIgnorePatterns: [`/node_modules/(?!${packages}/)`],
  // The oldest and the newest differ most; the other major versions would double the time.
  globals: { fuzz: { seed: 9457, numRuns: 100 }, sdkMajors: ['4.104', '7.57'] },
};
