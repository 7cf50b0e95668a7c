// Errors that are not OpenAI's are not claimed: real errors of other SDKs, and errors that the app itself has caused.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toProblemDetails } from 'openai-problem-details';
import { shieldProcess } from './environment.js';
import { foreignClients } from './foreign/clients.js';
import { foreignApis, foreignFailures } from './foreign/failures.js';
import { guards } from './foreign/guards.js';
import { ownErrors } from './foreign/own-errors.js';
import { patienceFor } from './patience.js';
import { apiKey, prompt } from './secrets.js';
import { startMock } from './mock.js';
import { titleOf } from './title.js';

shieldProcess();

let mock;
before(async () => (mock = await startMock(foreignFailures, foreignApis)));
after(() => mock.close());

async function thrownBy({ api, run }, failure) {
  const baseURL = mock.baseURL(failure, api);
  try {
    await run({ apiKey, baseURL, prompt, timeout: patienceFor(failure) });
  } catch (error) {
    return error;
  }
  return undefined;
}

for (const client of foreignClients)
  describe(client.title ?? titleOf(client), { concurrency: true }, () => {
    for (const [failure, { byApi }] of Object.entries(foreignFailures))
      it(`${failure} is not OpenAI’s`, async () => {
        const error = await thrownBy(client, failure);
        assert.ok(error);
        assert.equal(toProblemDetails(error), undefined);
        // A response reveals its origin; a bare timeout or a lost connection does not.
        if (byApi) assert.equal(toProblemDetails(error, { claim: 'likely' }), undefined);
      });
  });

describe('errors of the Agents SDK that the app has caused', () => {
  for (const [name, run] of Object.entries(ownErrors))
    it(`${name} is not OpenAI’s`, async () => {
      const error = await run().catch((thrown) => thrown);
      assert.equal(error.constructor.name, name);
      assert.equal(toProblemDetails(error, { claim: 'likely' }), undefined);
    });
});

describe('an error of a library that guards a call', () => {
  for (const { name, when, run, isBare = false } of guards)
    it(`is not OpenAI’s: ${name}, if ${when}`, async () => {
      const error = await run().catch((thrown) => thrown);
      assert.ok(error instanceof Error);
      assert.equal(toProblemDetails(error), undefined);
      // A bare timeout does not reveal its origin.
      if (!isBare) assert.equal(toProblemDetails(error, { claim: 'likely' }), undefined);
    });
});
