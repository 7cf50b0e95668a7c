// Reports OpenAI's failures to Sentry, redacted and grouped. Sentry's own handler reports everything else.
import * as Sentry from '@sentry/node';
import { readFailure } from 'openai-problem-details';

const severities = { error: 'error', warn: 'warning', info: 'info', debug: 'debug' };

/** Sentry ignores errors with a status below 500 and sends others unredacted, including fragments of API keys. */
function shouldHandleError(error) {
  const status = Number(error.status ?? error.statusCode ?? 500);
  return readFailure(error) === undefined && status >= 500;
}

const nothing = { cookies: false, data: false, headers: false, query_string: false, url: false };

/** Call this first: Sentry instruments only modules that are loaded later. */
export function startSentry(options) {
  Sentry.init({
    ...options,
    integrations: [
      Sentry.expressIntegration({ shouldHandleError }),
      // Bodies, URLs and cookies contain personal data.
      Sentry.requestDataIntegration({ include: nothing }),
    ],
  });
}

/** For the option `onProblem`. Problems that the caller must fix are not errors of the app. */
export function reportToSentry({ report, level }) {
  const { slug, route = 'none', provider, modelFamily, fixableBy, retryable } = report;
  if (fixableBy === 'caller') return;
  Sentry.captureException(report, {
    level: severities[level],
    fingerprint: [slug, route],
    tags: { slug, route, provider, modelFamily, fixableBy, retryable },
    contexts: { problem: { requestId: report.requestId, instance: report.instance } },
  });
}
