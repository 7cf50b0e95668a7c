/** Loads the `openai` package, an optional peer: the one of the current project, otherwise the one installed alongside this package. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OpenAIClient } from '../check/calls.js';

type ClientClass = new (options: Readonly<Record<string, unknown>>) => OpenAIClient;

/** The used part of the package. */
export interface Sdk {
  readonly OpenAI: ClientClass;
  readonly AzureOpenAI: ClientClass;
}

/** Loads the SDK; `undefined` if it is not found or fails to load. */
export function loadSdk(folder: string): Sdk | undefined {
  for (const from of [folder, __dirname]) {
    try {
      return createRequire(join(from, 'any.js'))('openai') as Sdk;
    } catch {
      // Try the next folder.
    }
  }
  return undefined;
}
