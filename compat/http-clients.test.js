// How HTTP clients treat the responses of this package, and where they keep the problem. This is the table in docs/clients.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { shieldProcess } from './environment.js';
import { listen } from './frameworks/mock.js';
import { createApp, responses } from './http/responses.js';
import { expectedOf, httpClients } from './http/clients.js';
import { clientsDocument, placeOfClients, renderHttpClients } from './http/table.js';
import { titleOf } from './title.js';

shieldProcess();
process.env.NODE_ENV = 'test';

/** Milliseconds that a timer may be early, and a machine late. A busy one may be later, but not always. */
const early = 50;
const late = 1500;
const attempts = 5;

let server;
const times = new Map();
before(async () => {
  const app = createApp(({ query }) => {
    times.set(query.cell, [...(times.get(query.cell) ?? []), performance.now()]);
  });
  server = await listen(createServer(app));
});
after(() => server.stop());

/** Sends a request; resolves with the error and the times at which requests arrived. */
async function failing(client, { path }, method) {
  const cell = `${titleOf(client)} ${path} ${method}`;
  times.delete(cell);
  const url = `${server.url}${path}?${new URLSearchParams({ cell })}`;
  const error = await client.ask(url, method).then(
    () => assert.fail('it ended as a success'),
    (reason) => reason,
  );
  return { error, came: times.get(cell) };
}

/** Whether the requests came at these times, as far as their waits are known. */
function isPunctual(came, waits) {
  return waits.every((wait, index) => came[index + 1] - came[index] < wait + late);
}

/** Sends the request again, a few times, if requests came late. */
async function failingInTime(client, response, waits, left = attempts) {
  const found = await failing(client, response, 'GET');
  return isPunctual(found.came, waits) || left === 1
    ? found
    : failingInTime(client, response, waits, left - 1);
}

for (const client of httpClients)
  describe(titleOf(client), { concurrency: true }, () => {
    for (const [name, response] of Object.entries(responses)) {
      it(`retries as expected: ${name}`, async () => {
        const { requests, waits } = expectedOf(client, name);
        const { error, came } = await failingInTime(client, response, waits);
        assert.equal(came.length, requests);
        assert.ok(isPunctual(came, waits), `requests came late: ${came.join(', ')}`);
        waits.forEach((wait, index) => {
          const waited = came[index + 1] - came[index];
          assert.ok(waited >= wait - early, `waited ${waited} ms`);
        });
        const problem = await client.find(error);
        assert.equal(problem.type, `urn:problem-type:openai:${response.slug}`);
        assert.equal(problem.status, response.status);
      });
    }

    it('retries POST requests as expected', async () => {
      const { came } = await failing(client, responses['503, wait 2 s'], 'POST');
      assert.equal(came.length, client.posts);
    });
  });

it('docs/clients.md has the current table', () => {
  const [table] = placeOfClients.exec(readFileSync(clientsDocument, 'utf8'));
  assert.equal(table, renderHttpClients());
});
