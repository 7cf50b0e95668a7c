/** The page of one problem type. */
import {
  codeIn,
  frame,
  html,
  retryWords,
  statusClass,
  webLink,
  type Content,
} from '../page/index.js';
import type { FixableBy } from '../model/problem-type.js';
import type { Represented } from '../model/representation.js';
import type { Entry, Internals } from './entry.js';
import { searchForm, type Place } from './list-page.js';
import { describeSignature } from './signature.js';

const fixers: Readonly<Record<FixableBy, string>> = {
  caller: 'The caller',
  operator: 'The operator',
  provider: 'The model provider',
};

function steps(solution: readonly string[]): Content {
  return html`<ul class="steps">
    ${solution.map((step) => html`<li>${codeIn(step)}</li> `)}
  </ul>`;
}

function signatures({ upstream }: Internals): Content {
  if (upstream.length === 0) return undefined;
  const items = upstream.map((signature) =>
    describeSignature(signature).map(({ words, code }, index) => [
      index === 0 ? '' : ', ',
      words,
      code === undefined ? undefined : html` <code>${code}</code>`,
    ]),
  );
  return html`<details>
    <summary>How the error is recognized</summary>
    <ul class="plain">
      ${items.map((item) => html`<li>${item}</li> `)}
    </ul>
  </details>`;
}

/** What only developers see. */
function internalsOf(internals: Internals): Content {
  return html`<h2>What end users see</h2>
    <div class="quoted">
      <p>${codeIn(internals.public.meaning)}</p>
      ${steps(internals.public.solution)}
    </div>
    ${signatures(internals)}`;
}

function statusWords({ status, internals }: Entry): string {
  const { gatewayStatus = status } = internals ?? {};
  return gatewayStatus === status ? String(status) : `${status} (${gatewayStatus} for end users)`;
}

function back({ root, title }: Place): Content {
  return html`<nav class="back"><a href="${root}">← ${title}</a></nav>`;
}

/** The page of a problem type. */
export function typePage(entry: Entry, place: Place): Represented {
  const { slug, type, title, meaning, solution, fixableBy, retryable, documentation } = entry;
  const body = html`${back(place)}
    <main class="card">
      <h1>${title}</h1>
      <p class="slug">${slug}</p>
      <p class="lead">${codeIn(meaning)}</p>
      <h2>What to do</h2>
      ${steps(solution)}
      <dl class="facts">
        <div>
          <dt>Fixable by</dt>
          <dd>${fixers[fixableBy]}</dd>
        </div>
        <div>
          <dt>Try again</dt>
          <dd>${retryWords(retryable)}</dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>${statusWords(entry)}</dd>
        </div>
      </dl>
      ${entry.internals && internalsOf(entry.internals)}
      <h2>Reference</h2>
      <dl class="references">
        <div>
          <dt>Type</dt>
          <dd>${type}</dd>
        </div>
      </dl>
      ${
        documentation === undefined
          ? undefined
          : html`<p class="more">${webLink(documentation, 'Read the documentation')}</p> `
      }
    </main>`;
  return frame({ title: `${title} – ${place.title}`, body });
}

/** The page for an unknown slug, whose words it offers as a search. */
export function missingPage(slug: string, place: Place): Represented {
  const body = html`${back(place)}
    <main class="card">
      <p class="${statusClass(404)}">Error 404</p>
      <h1>No such problem type</h1>
      <p class="lead">
        Nothing here has the name <code>${slug}</code>. Search for what you were looking for:
      </p>
      ${searchForm(place, slug.replaceAll('-', ' '))}
    </main>`;
  return frame({ title: `Not Found – ${place.title}`, body, form: true });
}
