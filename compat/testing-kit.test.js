// The testing kit with the wrappers that accept a `fetch`: every failure of a plain call is recognized.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import { toProblemDetails } from 'openai-problem-details';
import { failWith, failures } from 'openai-problem-details/testing';
import { shieldProcess } from './environment.js';

shieldProcess();

const apiKey = 'test';

/** The AI SDK reports a response that is neither a success nor an error as one that it cannot read. */
const read304 = { 'unknown-error': 'invalid-response' };
const differs = { 'AI SDK, chat': read304, 'AI SDK, responses': read304 };

const wrappers = {
  'AI SDK, chat': (fetch) =>
    generateText({
      model: createOpenAI({ apiKey, fetch }).chat('gpt-5'),
      prompt: 'Hi',
      maxRetries: 0,
    }),
  'AI SDK, responses': (fetch) =>
    generateText({ model: createOpenAI({ apiKey, fetch })('gpt-5'), prompt: 'Hi', maxRetries: 0 }),
  LangChain: (fetch) =>
    new ChatOpenAI({ apiKey, model: 'gpt-5', maxRetries: 0, configuration: { fetch } }).invoke(
      'Hi',
    ),
};

for (const [name, call] of Object.entries(wrappers))
  describe(name, { concurrency: true }, () => {
    for (const slug of failures)
      it(slug, async () => {
        const error = await call(failWith(slug)).then(
          () => assert.fail('the call did not fail'),
          (thrown) => thrown,
        );
        const problem = toProblemDetails(error, { claim: 'likely' });
        assert.equal(problem?.type, `urn:problem-type:openai:${differs[name]?.[slug] ?? slug}`);
      });
  });
