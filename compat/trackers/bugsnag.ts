// Bugsnag: failures of OpenAI's API, redacted and grouped by problem type and route.
import Bugsnag from '@bugsnag/node';
import type { ProblemEvent } from 'openai-problem-details';

const severities = { error: 'error', warn: 'warning', info: 'info', debug: 'info' } as const;

/** For the option `onProblem`. A problem that the caller must fix is not a fault of the app. */
export function reportToBugsnag({ report, level }: ProblemEvent<unknown>): void {
  const { slug, route = 'none', provider, modelFamily, fixableBy, retryable } = report;
  if (fixableBy === 'caller') return;
  Bugsnag.notify(report, (event) => {
    event.severity = severities[level];
    event.groupingHash = `${slug} ${route}`;
    event.addMetadata('problem', { provider, modelFamily, fixableBy, retryable });
    event.addMetadata('problem', { requestId: report.requestId, instance: report.instance });
  });
}
