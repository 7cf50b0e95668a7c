/** The commands, as data: their purpose, arguments and implementation. */
import { check } from './check-command.js';
import { explainCommand } from './explain-command.js';
import type { Command } from './command.js';
import type { Row } from '../values/layout.js';
import { list } from './list-command.js';

const json: Row = ['--json', 'print JSON'];

/** The commands by name. */
export const commands: Readonly<Record<string, Command>> = {
  explain: {
    summary: 'Explain what an error means and how to fix it',
    usage: "explain <status | code | slug | 'message' | JSON>",
    notes: [
      'Without an argument, it reads standard input (up to 1 MiB): a message, a JSON body, a stream, a full response (curl -i), or the log output of this package. If the input has several lines or blocks of a log, each is explained.',
    ],
    takesWords: true,
    options: { json: { type: 'boolean' } },
    rows: [json],
    run: explainCommand,
  },
  check: {
    summary: 'Check that the API key, project, base URL and model work',
    usage: 'check [--model <name>] [--base-url <url>] [--timeout <ms>]',
    notes: [
      'Reads OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_ORG_ID and OPENAI_PROJECT_ID; if OPENAI_API_KEY is not set, also AZURE_OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT and OPENAI_API_VERSION. Requires the openai package.',
    ],
    options: {
      json: { type: 'boolean' },
      model: { type: 'string' },
      'base-url': { type: 'string' },
      timeout: { type: 'string' },
    },
    rows: [
      ['--model <name>', 'the model (on Azure, the deployment) that must be available'],
      ['--base-url <url>', 'the URL of the API, in place of OPENAI_BASE_URL'],
      ['--timeout <ms>', 'the timeout in milliseconds (default: 10000)'],
      json,
    ],
    run: check,
  },
  list: {
    summary: 'List all problem types',
    usage: 'list',
    notes: [],
    options: { json: { type: 'boolean' } },
    rows: [json],
    run: list,
  },
};
