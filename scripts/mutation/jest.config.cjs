const config = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/scripts/mutation/all.test.ts'],
  testEnvironment: require.resolve('./environment.cjs'),
};
