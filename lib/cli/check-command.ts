/** The command `check`. */
import { checkOpenAI } from '../check/check-openai.js';
import type { OpenAIClient } from '../check/calls.js';
import { longestDelay } from '../values/check-options.js';
import type { Call } from './command.js';
import { createClient } from './create-client.js';
import { loadSdk, type Sdk } from './load-sdk.js';
import { print, printError } from './print.js';
import { showJson, showResult } from './show-check.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

/** The checked settings of the command. */
interface Settings {
  readonly model: string | undefined;
  readonly baseURL: string | undefined;
  /** In milliseconds. */
  readonly timeout: number;
}

/** Returns the settings, or a message that states what is wrong with them. */
function readSettings({ options }: Call): Settings | string {
  const { model, 'base-url': baseURL, timeout = '10000' } = options as Record<string, string>;
  if (model?.trim() === '') return "--model expects a name, such as 'gpt-5'.";
  if (baseURL !== undefined && !URL.canParse(baseURL))
    return '--base-url expects a URL, such as https://api.openai.com/v1.';
  const milliseconds = Number(timeout);
  const isTimeout = /^\d+$/.test(timeout) && milliseconds > 0 && milliseconds <= longestDelay;
  if (!isTimeout) return '--timeout expects whole milliseconds, such as 5000.';
  return { model, baseURL, timeout: milliseconds };
}

/** Stands in for a client whose constructor threw: its calls throw the same error. */
function clientOfFault(fault: unknown): OpenAIClient {
  const fail = (): never => {
    throw fault;
  };
  return { models: { list: fail, retrieve: fail } };
}

function clientOf(sdk: Sdk, { env }: Terminal, baseURL: string | undefined): OpenAIClient {
  try {
    return createClient(sdk, env, baseURL);
  } catch (fault) {
    return clientOfFault(fault);
  }
}

/** Checks the API key from the environment. */
export async function check(call: Call): Promise<ExitCode> {
  const { options, terminal, canvas } = call;
  const settings = readSettings(call);
  if (typeof settings === 'string') {
    printError(terminal, [settings]);
    return exitCodes.misused;
  }
  const sdk = loadSdk(terminal.folder);
  if (sdk === undefined) {
    printError(terminal, [
      'The check requires the openai package, which cannot be loaded from here.',
      'Run it in the folder of your project, or install the package: npm install openai',
    ]);
    return exitCodes.failed;
  }
  const { model, baseURL, timeout } = settings;
  const client = clientOf(sdk, terminal, baseURL);
  const result = await checkOpenAI(client, { model, timeout });
  const isJson = options['json'] === true;
  print(terminal, isJson ? showJson(result) : showResult(result, { client, model }, canvas));
  return result.ok ? exitCodes.ok : exitCodes.failed;
}
