/** One problem as an HTML page. */
import type { RateLimitBucket } from '../model/rate-limit.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Represented } from '../model/representation.js';
import { againScript, isResent, tryAgain } from './again.js';
import { frame } from './frame.js';
import { codeIn, html, webLink, type Content } from './html.js';
import {
  filterWords,
  fixers,
  inputErrorWords,
  retryWords,
  statusClass,
  stepWords,
  waitWords,
} from './words.js';

/** A name and its value; `undefined` omits the row. */
type Fact = readonly [name: string, value: Content];

function rows(facts: readonly Fact[]): Content {
  return facts
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    );
}

function limitWords(bucket: RateLimitBucket | undefined): string | undefined {
  if (bucket?.limit === undefined || bucket.remaining === undefined) return undefined;
  return `${bucket.remaining} of ${bucket.limit} left`;
}

/** The values that the operator or the service's support needs. */
function references(problem: ProblemDetails): readonly Fact[] {
  const { type, instance, requestId, code, param, rateLimit } = problem;
  return [
    ['Reference', instance],
    ['Request ID', requestId],
    ['Code', code],
    ['Parameter', param],
    ['Filtered', filterWords(problem.contentFilter)],
    ['Requests', limitWords(rateLimit?.requests)],
    ['Tokens', limitWords(rateLimit?.tokens)],
    ['Type', type === 'about:blank' ? undefined : webLink(type)],
  ];
}

/** The details of this occurrence. */
function details({ detail, errors }: ProblemDetails): Content {
  if (detail === undefined && errors === undefined) return undefined;
  const lines = errors?.map((error) => html`<li>${codeIn(inputErrorWords(error))}</li> `);
  return html`<h2>Detail</h2>
    ${detail === undefined ? undefined : html`<p class="detail">${codeIn(detail)}</p>`}
    ${
      lines === undefined
        ? undefined
        : html`<ul class="plain">
            ${lines}
          </ul>`
    }`;
}

/** Whether and when to try again; the script counts down in `.wait`. */
function retryFact({ retryable, retryAfter }: ProblemDetails): Content {
  if (!retryable || retryAfter === undefined) return retryWords(retryable);
  return html`Yes, <span class="wait">${waitWords(retryAfter)}</span>`;
}

/**
 * The problem as a page. Nothing in it is trusted.
 * @param method of the request, which decides how a browser repeats it
 */
export function problemPage(problem: ProblemDetails, method?: string): Represented {
  const { title, status, meaning, solution, documentation, fixableBy, retryable } = problem;
  const body = html`<main class="card">
    <p class="${statusClass(status)}">Error ${status}</p>
    <h1>${title}</h1>
    <p class="lead">${codeIn(meaning)}</p>
    <h2>What to do</h2>
    <ul class="steps">
      ${solution.map((step) => html`<li>${codeIn(stepWords(step, problem))}</li> `)}
    </ul>
    <dl class="facts">
      ${rows([
        ['Who can fix it', fixers[fixableBy]],
        ['Try again', retryFact(problem)],
      ])}
    </dl>
    ${tryAgain(problem, method)} ${details(problem)}
    <h2>For support</h2>
    <dl class="references">${rows(references(problem))}</dl>
    ${
      documentation === undefined
        ? undefined
        : html`<p class="more">${webLink(documentation, 'Read the documentation')}</p> `
    }
  </main>`;
  return frame({
    title: `${status} ${title}`,
    body,
    // Chromium treats a reload by script that sends data as a form submission.
    ...(retryable && { script: againScript, form: isResent(method) }),
  });
}
