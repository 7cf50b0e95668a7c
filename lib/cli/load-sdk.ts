/** The `openai` package, an optional peer: that of the project in which the command is called, or the one beside this package. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OpenAIClient } from '../check/calls.js';

type ClientClass = new (options: Readonly<Record<string, unknown>>) => OpenAIClient;

/** What is used of the package. */
export interface Sdk {
  readonly OpenAI: ClientClass;
  readonly AzureOpenAI: ClientClass;
}

/** Loads it; `undefined` where it is nowhere to be found, or cannot be loaded. */
export function loadSdk(folder: string): Sdk | undefined {
  for (const from of [folder, __dirname]) {
    try {
      return createRequire(join(from, 'any.js'))('openai') as Sdk;
    } catch {
      // There may be one elsewhere.
    }
  }
  return undefined;
}
