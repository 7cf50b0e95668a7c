// p-retry, whose older major versions add to the errors that they throw.
import pRetry4 from 'p-retry4';
import pRetry6 from 'p-retry6';
import pRetry7 from 'p-retry7';
import { ask } from './openai.js';

function rowOf(name, pRetry) {
  const run = (options) => pRetry(() => ask(options), { retries: 1, minTimeout: 1 });
  return {
    packages: { 'p-retry': name, openai: 'openai' },
    calls: { pRetry: { api: 'chat', run } },
  };
}

export const pRetries = [
  rowOf('p-retry4', pRetry4),
  rowOf('p-retry6', pRetry6),
  rowOf('p-retry7', pRetry7),
];
