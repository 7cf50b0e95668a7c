/** The commands, as data: what each is for, what it takes, what it does. */
import { check } from './check-command.js';
import { explainCommand } from './explain-command.js';
import type { Command } from './command.js';
import type { Row } from '../values/layout.js';
import { list } from './list-command.js';

const json: Row = ['--json', 'print JSON'];

export const commands: Readonly<Record<string, Command>> = {
  explain: {
    summary: 'what an error means, and what to do',
    usage: "explain <status | code | slug | 'message' | JSON>",
    notes: [
      'Without an argument it reads standard input, at most 1 MiB: a message, a JSON body, a stream, a whole response (curl -i), or what this package logs. Of several lines or blocks of a log each is explained.',
    ],
    takesWords: true,
    options: { json: { type: 'boolean' } },
    rows: [json],
    run: explainCommand,
  },
  check: {
    summary: 'whether key, project, base URL and model work',
    usage: 'check [--model <name>] [--base-url <url>] [--timeout <ms>]',
    notes: [
      'Reads OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_ORG_ID and OPENAI_PROJECT_ID; without OPENAI_API_KEY also AZURE_OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT and OPENAI_API_VERSION. Needs the openai package.',
    ],
    options: {
      json: { type: 'boolean' },
      model: { type: 'string' },
      'base-url': { type: 'string' },
      timeout: { type: 'string' },
    },
    rows: [
      ['--model <name>', 'the model, or on Azure the deployment, that must be available'],
      ['--base-url <url>', 'the address of the API, instead of OPENAI_BASE_URL'],
      ['--timeout <ms>', 'how long to wait, in milliseconds (10000)'],
      json,
    ],
    run: check,
  },
  list: {
    summary: 'all problem types',
    usage: 'list',
    notes: [],
    options: { json: { type: 'boolean' } },
    rows: [json],
    run: list,
  },
};
