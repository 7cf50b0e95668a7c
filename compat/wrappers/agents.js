// OpenAI's Agents SDK: errors of its model, of a tool and of a guardrail.
import { Agent, OpenAIProvider, Runner, setTracingDisabled, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';
import { consume } from './consume.js';
import { terminated } from './differences.js';
import { ask, clientOf } from './openai.js';

setTracingDisabled(true);

/** Runs an agent with a model of this client. */
export function runAgent(openAIClient, prompt, { useResponses = false, options, ...agent } = {}) {
  const modelProvider = new OpenAIProvider({ openAIClient, useResponses });
  const assistant = new Agent({ name: 'Assistant', ...agent });
  return new Runner({ modelProvider }).run(assistant, prompt, options);
}

async function runStream(openAIClient, prompt, agent) {
  const result = await runAgent(openAIClient, prompt, { ...agent, options: { stream: true } });
  await consume(result);
  await result.completed;
}

/** A client whose model always calls the tool `look_up`. */
export function clientCallingTool() {
  const call = { id: 'call_1', type: 'function', function: { name: 'look_up', arguments: '{}' } };
  const message = { role: 'assistant', content: null, tool_calls: [call] };
  const choices = [{ index: 0, finish_reason: 'tool_calls', message }];
  const completion = { id: 'chatcmpl-example', object: 'chat.completion', choices };
  return new OpenAI({ apiKey: 'test', fetch: async () => Response.json(completion) });
}

/** The tool `look_up`, whose errors end the run. */
export function lookUp(execute) {
  const description = 'Looks something up.';
  const parameters = z.object({});
  return tool({ name: 'look_up', description, parameters, errorFunction: null, execute });
}

export const agents = {
  packages: { '@openai/agents': '@openai/agents', openai: 'openai' },
  calls: {
    run: {
      api: 'responses',
      run: (options) => runAgent(clientOf(options), options.prompt, { useResponses: true }),
    },
    'run, chat': {
      api: 'chat',
      run: (options) => runAgent(clientOf(options), options.prompt),
    },
    'run, streamed': {
      api: 'responses',
      manner: 'stream',
      run: (options) => runStream(clientOf(options), options.prompt, { useResponses: true }),
    },
    'run, chat, streamed': {
      api: 'chat',
      manner: 'stream',
      run: (options) => runStream(clientOf(options), options.prompt),
    },
    'run, structured': {
      api: 'responses',
      manner: 'structured',
      run: (options) =>
        runAgent(clientOf(options), options.prompt, {
          useResponses: true,
          outputType: z.object({ city: z.string() }),
        }),
    },
    'in a tool': {
      api: 'chat',
      run: (options) =>
        runAgent(clientCallingTool(), options.prompt, { tools: [lookUp(() => ask(options))] }),
    },
    'in a guardrail': {
      api: 'chat',
      run: (options) =>
        runAgent(clientCallingTool(), options.prompt, {
          inputGuardrails: [{ name: 'asking', runInParallel: false, execute: () => ask(options) }],
        }),
    },
  },
  differs: { 'cut mid-stream': terminated },
};
