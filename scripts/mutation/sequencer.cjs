// Keeps the tests in the order in which the stage lists them.
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const stages = require('./stages.cjs');

const order = stages[process.env.STAGE].tests;
const rank = (test) => order.indexOf(path.basename(test.path, '.test.ts'));

module.exports = class InOrder extends Sequencer {
  sort(tests) {
    return tests.toSorted((a, b) => rank(a) - rank(b));
  }
};
