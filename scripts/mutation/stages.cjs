// What is changed in each run, and the tests that notice most of it: what finds most in the least time comes first. The first
// stage is large, so it has a run for each kind of thing that it reads; redaction has one of its own, as its tests are the fastest.
const facts = [
  'api-error',
  'attempt',
  'duration',
  'facts',
  'headers',
  'logged-headers',
  'property',
  'rate-limit',
  'source',
  'upstream',
  'wait',
];
const messages = ['body', 'message'];
const results = ['error-body', 'event', 'invalid-input', 'marked', 'result', 'unusable'];
const providers = ['content-filter', 'known-providers', 'provider', 'provider-shape'];
const wrappers = [
  'address',
  'agents',
  'ai-sdk',
  'ai-sdk-errors',
  'answer',
  'axios',
  'copies',
  'foreign',
  'langchain',
  'most-telling',
];
const redactions = ['lib/compose/redact.ts', 'lib/compose/redactions/*.ts'];
const filesOf = (names) => names.map((name) => `lib/read/${name}.ts`);
const apart = [...facts, ...messages, ...results, ...providers, ...wrappers];

module.exports = {
  classify: {
    files: ['lib/classify/**/*.ts'],
    tests: ['rules', 'classify', 'wordings', 'corpus', 'sdk-errors', 'options'],
  },
  redact: {
    files: redactions,
    tests: ['redact', 'shown-facts'],
  },
  compose: {
    files: ['lib/compose/**/*.ts', ...redactions.map((file) => `!${file}`)],
    tests: ['shown-facts', 'options', 'audiences', 'providers', 'http-errors', 'problem-event'],
  },
  respond: {
    files: ['lib/respond/**/*.ts'],
    tests: ['respond', 'negotiation', 'started-responses', 'error-handler', 'http', 'http-errors'],
  },
  'read-wrappers': {
    files: filesOf(wrappers),
    tests: ['wrapped-errors', 'wrappers', 'ai-sdk', 'axios', 'frameworks', 'foreign', 'hostile'],
  },
  'read-providers': {
    files: filesOf(providers),
    tests: ['known-providers', 'content-filter', 'providers', 'wordings', 'corpus', 'hostile'],
  },
  'read-results': {
    files: filesOf(results),
    tests: [
      'unusable-results',
      'require-completed',
      'content-filter',
      'sdk-errors',
      'wrappers',
      'hostile',
    ],
  },
  'read-facts': {
    files: filesOf(facts),
    tests: ['facts', 'unanswered', 'waits', 'sdk-errors', 'hostile'],
  },
  'read-messages': {
    files: filesOf(messages),
    tests: ['messages', 'waits', 'wordings'],
  },
  read: {
    files: ['lib/read/**/*.ts', ...filesOf(apart).map((file) => `!${file}`)],
    tests: ['unanswered', 'circumstances', 'classify', 'sdk-errors', 'wrappers'],
  },
};
