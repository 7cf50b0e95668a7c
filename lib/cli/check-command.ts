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

/** Settings of the call, once they have been checked. */
interface Settings {
  readonly model: string | undefined;
  readonly baseURL: string | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

/** The settings, or what is wrong with them. */
function readSettings({ options }: Call): Settings | string {
  const { model, 'base-url': baseURL, timeout = '10000' } = options as Record<string, string>;
  if (model?.trim() === '') return "--model needs a name, such as 'gpt-5'.";
  if (baseURL !== undefined && !URL.canParse(baseURL))
    return '--base-url needs a URL, such as https://api.openai.com/v1.';
  const milliseconds = Number(timeout);
  const isTimeout = /^\d+$/.test(timeout) && milliseconds > 0 && milliseconds <= longestDelay;
  if (!isTimeout) return '--timeout needs whole milliseconds, such as 5000.';
  return { model, baseURL, timeout: milliseconds };
}

/** A client that could not be made: its calls say why. */
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

/** Checks the key of the environment. */
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
      'The check needs the openai package, which cannot be loaded from here.',
      'Call it in the folder of your project, or install the package: npm install openai',
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
