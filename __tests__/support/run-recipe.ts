/** Runs a recipe as a module of its own, on Express and the real SDK, in front of a mock of the OpenAI API. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { transformSync, type Options } from '@swc/core';
import express from 'express';
import { moduleOf, type Recipe } from './recipes.js';
import { sdk, toResponse, type Wire } from './sdk.js';

const lib = join(__dirname, '..', '..', 'lib');
const Sdk = sdk('6.49');

/** What a recipe runs in. */
export interface Surroundings {
  /** How the API responds. */
  readonly wire: Wire;
  /** The response to a recipe's own `fetch`. */
  readonly fetched?: () => Response;
  /** Called with the app before the recipe adds to it. */
  readonly prepare?: (app: express.Express) => void;
}

/** What a recipe has made. */
export interface Outcome {
  /** The app that it has built; of several the first. */
  readonly app: express.Express;
  readonly exports: Readonly<Record<string, unknown>>;
  /** What it has printed. */
  readonly output: unknown[];
}

const typescript: Options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs', ignoreDynamic: true },
  isModule: true,
};

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

/** A client of Redis that connects nowhere. */
class Redis {
  on = (): this => this;
  connect = (): Promise<void> => Promise.resolve();
}

/** The SDK with a network that has one response. */
function clientClass(fetch: () => Promise<Response>): unknown {
  return class OpenAI extends Sdk {
    constructor(options: object = {}) {
      super({ apiKey: 'test', maxRetries: 0, fetch, ...options });
    }
  };
}

/** `express`, whose apps do not listen. */
function expressOf(apps: express.Express[], prepare: Surroundings['prepare']): unknown {
  const create = (): express.Express => {
    const app = Object.assign(express(), { listen: () => undefined });
    apps.push(app);
    prepare?.(app);
    return app;
  };
  return Object.assign(create, express);
}

function requireFor(apps: express.Express[], { wire, prepare }: Surroundings) {
  const fetch = () => Promise.resolve(toResponse(wire));
  const replaced: Readonly<Record<string, unknown>> = {
    express: expressOf(apps, prepare),
    openai: { __esModule: true, default: clientClass(fetch), OpenAI: clientClass(fetch) },
    ioredis: { Redis },
    '@redis/client': { createClient: () => new Redis() },
  };
  return (name: string): unknown => {
    const [, entry = 'index'] = /^openai-problem-details(?:\/(.+))?$/.exec(name) ?? [];
    if (name.startsWith('openai-problem-details')) return require(join(lib, entry));
    return replaced[name] ?? require(name);
  };
}

/** Runs a recipe to its end. */
export async function runRecipe(recipe: Recipe, surroundings: Surroundings): Promise<Outcome> {
  const apps: express.Express[] = [];
  const output: unknown[] = [];
  const print = (...values: unknown[]): void => void output.push(...values);
  const exports: Record<string, unknown> = {};
  const scope: Readonly<Record<string, unknown>> = {
    require: requireFor(apps, surroundings),
    exports,
    console: { error: print, log: print },
    fetch: () => Promise.resolve(surroundings.fetched?.() ?? toResponse(surroundings.wire)),
  };
  const { code } = transformSync(moduleOf(recipe), typescript);
  await new AsyncFunction(...Object.keys(scope), code)(...Object.values(scope));
  return { app: apps[0] ?? express(), exports, output };
}

/** The only recipe with this text in one document. */
export function recipeWith(recipes: readonly Recipe[], text: string): Recipe {
  const found = recipes.filter(({ code }) => code.includes(text));
  assert.equal(found.length, 1, `${found.length} recipes have '${text}'`);
  return found[0] as Recipe; // the assertion has counted it
}
