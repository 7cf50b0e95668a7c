// The list of problem types to try: failures that reach the app as responses and that its callers cannot fix.
import { problemTypes } from 'openai-problem-details';
import { failureResponse, failures } from 'openai-problem-details/testing';
import { listPage } from '../pages/list-page.js';

const lead = `<p class="lead">Follow a link, then look at the terminal: one log line says what happened and what to do, the next one is the span.</p>
<p class="lead">Then look at <a href="/metrics">the metrics</a>. <a href="/chats/1">A chat that works</a> logs no problem.</p>`;

/** Whether the mock sends it as a response with an error status; a failed connection has no response. */
function isSent(slug) {
  try {
    return failureResponse(slug).status >= 400;
  } catch {
    return false;
  }
}

const problemTypesToTry = Object.fromEntries(
  failures
    .filter((slug) => isSent(slug) && problemTypes[slug].fixableBy !== 'caller')
    .map((slug) => [slug, problemTypes[slug]]),
);

/** @param query the search; anything but a string counts as none */
export function startPage(query) {
  return listPage({
    title: 'Logs, traces and metrics',
    lead,
    problemTypes: problemTypesToTry,
    prefix: '/chats/1?fail=',
    query,
  });
}
