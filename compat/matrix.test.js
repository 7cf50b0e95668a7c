// Every real wrapper with every failure: the expected facts arrive, and no secret does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { problemTypes, readFailure, toProblemDetails } from 'openai-problem-details';
import { shieldProcess } from './environment.js';
import { rows } from './cells.js';
import { apis, failures } from './failures.js';
import { renderGrid } from './grid.js';
import { patienceFor } from './patience.js';
import { guide, place } from './guide.js';
import { apiKey, prompt, secrets } from './secrets.js';
import { startMock } from './mock.js';
import { renderWrappers } from './table.js';

shieldProcess();

let mock;
before(async () => (mock = await startMock(failures, apis)));
after(() => mock.close());

/** The error that the wrapper throws; `undefined` if it throws none. */
async function thrownBy({ call, failure }) {
  try {
    await call.run({
      apiKey: failure === 'no key' ? undefined : apiKey,
      baseURL: mock.baseURL(failure, call.api),
      prompt,
      timeout: patienceFor(failure),
    });
  } catch (error) {
    return error;
  }
  return undefined;
}

const typeOf = (slug) => `urn:problem-type:openai:${slug}`;

/** The problem for developers, limited to the facts of a cell. */
function checkFacts(problem, { slug, status, code, retryAfter, requestId }) {
  const { type } = problem;
  const told = { status: problem.status, code: problem.code, retryAfter: problem.retryAfter };
  assert.deepEqual(
    { type, ...told, requestId: problem.requestId },
    { type: typeOf(slug), status, code, retryAfter, requestId },
  );
}

function checkPublic(problem, { slug, retryAfter }) {
  const { type, status } = problem;
  assert.deepEqual(
    { type, status, retryAfter: problem.retryAfter },
    { type: typeOf(slug), status: problemTypes[slug].gatewayStatus, retryAfter },
  );
}

function checkSecrets(value, hidden) {
  const text = JSON.stringify(value);
  assert.deepEqual(
    hidden.filter((secret) => text.includes(secret)),
    [],
  );
}

async function check(cell) {
  const { expected } = cell;
  const error = await thrownBy(cell);
  assert.equal(error !== undefined, expected.isThrown, 'Does it throw?');
  if (!expected.isThrown) return;
  const { claim } = expected;
  if (claim === 'likely') assert.equal(toProblemDetails(error), undefined, 'Is it certain?');
  const problem = toProblemDetails(error, { claim });
  const publicProblem = toProblemDetails(error, { claim, audience: 'public' });
  assert.ok(problem && publicProblem, `Not claimed: ${String(error)}`);
  checkFacts(problem, expected);
  checkPublic(publicProblem, expected);
  checkSecrets([problem, publicProblem], secrets);
  // The facts contain the upstream's own text, in which OpenAI masks the key.
  checkSecrets(readFailure(error, { claim }), [apiKey, prompt]);
}

const passed = new Set();

for (const { title, cells } of rows)
  describe(title, { concurrency: true }, () => {
    for (const cell of cells)
      it(`${cell.name}: ${cell.failure}`, async () => {
        await check(cell);
        passed.add(cell);
      });
  });

it('is the table of docs/wrappers.md', () => {
  assert.equal(place.exec(readFileSync(guide, 'utf8'))?.[0], renderWrappers());
});

after(() => process.stdout.write(renderGrid(rows, passed)));
