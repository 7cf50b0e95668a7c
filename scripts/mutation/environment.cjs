// Skips the rest of a test file after its first failure.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class UntilFailure extends TestEnvironment {
  #failed = false;

  handleTestEvent({ name, test }) {
    this.#failed ||= name === 'test_fn_failure';
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
  }
};
