// The files to change in each run, and the tests that notice most changes, the most effective first. The first
// stage is large, so each of its rooms has its own run; so has redaction, since its tests are the fastest.
const room = (name) => [`lib/${name}/**/*.ts`];
const without = (name, rooms) => [...room(name), ...rooms.flatMap(room).map((file) => `!${file}`)];
const readRooms = ['read/facts', 'read/openai', 'read/provider', 'read/wrappers'];

module.exports = {
  classify: {
    files: room('classify'),
    tests: ['classify/*', 'read/sdk-errors', 'convert/options'],
  },
  redact: {
    files: room('compose/redact'),
    tests: ['compose/redact', 'compose/shown-facts'],
  },
  compose: {
    files: without('compose', ['compose/redact']),
    tests: [
      'compose/shown-facts',
      'convert/options',
      'compose/audiences',
      'read/providers',
      'convert/to-http-error',
      'report/problem-event',
    ],
  },
  respond: {
    files: room('respond'),
    tests: ['respond/*', 'express/error-handler', 'convert/to-http-error'],
  },
  'read-wrappers': {
    files: room('read/wrappers'),
    tests: [
      'read/wrapped-errors',
      'read/wrappers',
      'read/ai-sdk',
      'read/axios',
      'read/frameworks',
      'read/foreign',
      'express/hostile',
    ],
  },
  'read-provider': {
    files: room('read/provider'),
    tests: ['read/providers', 'read/wrapped-errors', 'classify/wordings', 'classify/corpus'],
  },
  'read-openai': {
    files: room('read/openai'),
    tests: [
      'read/unusable-results',
      'read/unanswered',
      'read/sdk-coverage',
      'results/require-completed',
      'read/content-filter',
      'read/sdk-errors',
      'read/wrappers',
      'express/hostile',
    ],
  },
  'read-facts': {
    files: room('read/facts'),
    tests: [
      'read/facts',
      'read/messages',
      'read/content-filter',
      'read/waits',
      'classify/wordings',
      'read/sdk-errors',
      'express/hostile',
    ],
  },
  read: {
    files: without('read', readRooms),
    tests: [
      'read/wrapped-errors',
      'read/unanswered',
      'read/circumstances',
      'read/unusable-results',
      'read/sdk-errors',
      'read/wrappers',
    ],
  },
};
