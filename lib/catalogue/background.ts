/** Problem types: background jobs, webhooks, and failures that match no other type. */
import { defineProblemTypes } from './define.js';
import { signBody } from '../model/shared-steps.js';
import { contactProvider } from './operator-steps.js';
import { brokenService, failingService } from './public-advice.js';

export const other = defineProblemTypes({
  'job-failed': {
    title: 'A background job did not succeed',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'batch_expired' },
      { code: 'invalid_json_line' },
      { code: 'duplicate_custom_id' },
      { code: 'empty_file' },
      { code: 'url_mismatch' },
      { code: 'model_mismatch' },
      { code: 'too_many_tasks' },
      { code: 'run_failed' },
      { code: 'run_expired' },
      { code: 'run_cancelled' },
      { code: 'sandbox_error' },
      { code: 'executor_version_incompatible' },
    ],
    meaning:
      'A background response, or a batch, fine-tuning, evaluation, video or agent job, failed, expired or was cancelled.',
    solution: [
      "Read the job's error (code, message, line, param) and its error file.",
      'Correct the input named there, such as an invalid line or a duplicate ID.',
      'Submit only the unfinished parts again.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/batch',
  },
  'invalid-webhook-signature': {
    title: 'The webhook could not be verified',
    status: 400,
    gatewayStatus: 400,
    fixableBy: 'operator',
    retryable: false,
    upstream: [{ kind: 'webhook' }],
    meaning: 'The webhook request does not carry a valid, recent OpenAI signature.',
    solution: [
      'Check that OPENAI_WEBHOOK_SECRET is the signing secret of this endpoint.',
      'Verify the signature against the raw request body, before parsing it as JSON.',
      'Check the server clock (the tolerance is five minutes), and reject requests that still fail: they may be forged.',
    ],
    public: {
      meaning: 'The webhook was rejected because its signature could not be verified.',
      solution: [signBody, "Check the sender's clock, and send the webhook again."],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/webhooks',
  },
  'unknown-error': {
    title: 'An unexpected error occurred',
    status: 500,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [],
    meaning: 'The request to OpenAI failed for an unknown reason.',
    solution: ['Find the original error and its request ID in the server log.', contactProvider],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
