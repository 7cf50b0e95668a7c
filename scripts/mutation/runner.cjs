// Stops at the first test file that fails: the mutant is dead.
const { default: TestRunner } = require('jest-runner');

module.exports = class UntilFailure extends TestRunner {
  async runTests(tests, watcher, options) {
    let failed = false;
    const stopListening = this.on('test-file-success', ([, result]) => {
      failed ||= result.numFailingTests > 0;
    });
    for (const test of tests) {
      if (failed) break;
      await super.runTests([test], watcher, options);
    }
    stopListening();
  }
};
