/** What an app imports of the nearest packages. */
export const peerImports = {
  'express-http-problem-details with a mapper': [
    'express-http-problem-details',
    'http-problem-details',
    'http-problem-details-mapper',
  ],
  'llm-errors with http-problem-details': ['llm-errors', 'http-problem-details'],
  'api-problem': ['api-problem', 'api-problem/lib/middleware.js'],
  '@common-sense/error-iq': ['@common-sense/error-iq', '@common-sense/error-iq/express'],
};
