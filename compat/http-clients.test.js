// What HTTP clients do with the answers of this package, and where the problem is found. The table of docs/clients.md is made of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { shieldProcess } from './environment.js';
import { listen } from './frameworks/stand-in.js';
import { answers, createApp } from './http/answers.js';
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

/** Asks, and gives the error with the times at which requests came. */
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

/** Asks again, a few times, if requests came late. */
async function failingInTime(client, answer, waits, left = attempts) {
  const found = await failing(client, answer, 'GET');
  return isPunctual(found.came, waits) || left === 1
    ? found
    : failingInTime(client, answer, waits, left - 1);
}

for (const client of httpClients)
  describe(titleOf(client), { concurrency: true }, () => {
    for (const [name, answer] of Object.entries(answers)) {
      it(`repeats as expected: ${name}`, async () => {
        const { requests, waits } = expectedOf(client, name);
        const { error, came } = await failingInTime(client, answer, waits);
        assert.equal(came.length, requests);
        assert.ok(isPunctual(came, waits), `requests came late: ${came.join(', ')}`);
        waits.forEach((wait, index) => {
          const waited = came[index + 1] - came[index];
          assert.ok(waited >= wait - early, `waited ${waited} ms`);
        });
        const problem = await client.find(error);
        assert.equal(problem.type, `urn:problem-type:openai:${answer.slug}`);
        assert.equal(problem.status, answer.status);
      });
    }

    it('repeats POST requests as expected', async () => {
      const { came } = await failing(client, answers['503, wait 2 s'], 'POST');
      assert.equal(came.length, client.posts);
    });
  });

it('docs/clients.md has the table as it is', () => {
  const [table] = placeOfClients.exec(readFileSync(clientsDocument, 'utf8'));
  assert.equal(table, renderHttpClients());
});
