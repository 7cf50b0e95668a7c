// The tests that need a browser; `npm run test:browser` says where it is.
const { coverageThreshold: _none, ...config } = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/__tests__/browser/*.browser.ts'],
  testTimeout: 30_000,
};
