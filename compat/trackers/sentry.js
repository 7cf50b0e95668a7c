// Sentry: OpenAI's failures are reported by us, redacted and grouped; everything else by Sentry's own handler.
import * as Sentry from '@sentry/node';
import { readFailure } from 'openai-problem-details';

const severities = { error: 'error', warn: 'warning', info: 'info', debug: 'debug' };

/** Sentry skips errors with a status below 500, and sends others as they were thrown, with key fragments. */
function shouldHandleError(error) {
  const status = Number(error.status ?? error.statusCode ?? 500);
  return readFailure(error) === undefined && status >= 500;
}

const nothing = { cookies: false, data: false, headers: false, query_string: false, url: false };

/** Call it first: Sentry instruments what is loaded after it. */
export function startSentry(options) {
  Sentry.init({
    ...options,
    integrations: [
      Sentry.expressIntegration({ shouldHandleError }),
      // Bodies, URLs and cookies have what people wrote, and who they are.
      Sentry.requestDataIntegration({ include: nothing }),
    ],
  });
}

/** For the option `onProblem`. A problem that the caller must fix is not a fault of the app. */
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
