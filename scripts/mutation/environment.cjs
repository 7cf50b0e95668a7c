// An environment for thousands of runs: it stops at the first failure, and lets tests use packages loaded by the process itself.
const { types } = require('node:util');
const { TestEnvironment } = require('jest-environment-node');

/** An SDK loaded by the process does not see changes that a test makes to its own global object. */
const needsOwnSdk = /a browser is a misconfiguration/;

/** Makes `instanceof` accept objects of every realm. */
function admitForeign(realm, isOfKind) {
  const isOwn = realm[Symbol.hasInstance];
  Object.defineProperty(realm, Symbol.hasInstance, {
    configurable: true,
    value(value) {
      return isOwn.call(this, value) || (this === realm && isOfKind(value));
    },
  });
}

admitForeign(Error, types.isNativeError);
admitForeign(RegExp, types.isRegExp);

module.exports = class MutationEnvironment extends TestEnvironment {
  #failed = false;

  constructor(config, context) {
    super(config, context);
    this.global.nativeRequire = require;
    admitForeign(this.global.Error, types.isNativeError);
  }

  handleTestEvent({ name, test }) {
    this.#failed ||= name === 'test_fn_failure';
    if (name === 'test_start' && (this.#failed || needsOwnSdk.test(test.name))) test.mode = 'skip';
  }
};
