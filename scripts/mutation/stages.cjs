// The stages, and the tests that notice most of what is changed in each: what finds most in the least time comes first.
module.exports = {
  classify: ['classify', 'wordings', 'corpus', 'sdk-errors', 'wrappers', 'options'],
  compose: [
    'redact',
    'audiences',
    'options',
    'corpus',
    'http-errors',
    'error-handler',
    'problem-event',
  ],
  respond: ['respond', 'started-responses', 'error-handler', 'http', 'http-errors'],
  read: [
    'waits',
    'wrappers',
    'ai-sdk',
    'axios',
    'frameworks',
    'foreign',
    'circumstances',
    'classify',
    'sdk-errors',
    'corpus',
    'wordings',
    'problem-event',
    'hostile',
  ],
};
