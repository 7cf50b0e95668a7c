/** Streams of every SDK in every Express, with the built package, in separate processes. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { expressMajors } from '../support/app.js';
import { majorNames } from '../support/sdk.js';

interface Case {
  readonly sdk: string;
  readonly expressMajor: string;
  readonly name: string;
  readonly manner?: string;
  readonly seen?: string;
  readonly ended?: string;
  readonly told: readonly string[];
  readonly outcome?: string;
  readonly leaks?: boolean;
}

interface Report {
  readonly results: readonly Case[];
  readonly misused?: readonly Case[];
  readonly crashes: readonly string[];
}

const { scripts } = require('../support/streaming-scripts.cjs') as {
  scripts: Readonly<Record<string, { readonly seen: string; readonly slug?: string }>>;
};

/** Runs one of the scripts that run all cases. */
async function report(script: string): Promise<Report> {
  const file = join(__dirname, '..', 'support', script);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Report;
}

const platforms = majorNames.flatMap((sdk) => expressMajors.map(([major]) => [sdk, major]));
const provoked = ['unhandledRejection Error: provoked'];
const outcomes: Readonly<Record<string, string>> = { '200 done': 'completed' };

// Both in parallel: each takes seconds of one core.
const streams = report('streaming-matrix.mjs');
const departures = report('streaming-departures.mjs');

describe('a stream with any upstream behavior', () => {
  let all: Report;
  beforeAll(async () => {
    all = await streams;
  }, 600_000);

  describe.each(Object.entries(scripts))('%s', (name, { seen, slug }) => {
    it.each(platforms)('ends well with openai %s and Express %s', (sdk, expressMajor) => {
      const cases = all.results.filter(
        (one) => one.name === name && one.sdk === sdk && one.expressMajor === expressMajor,
      );
      expect(cases.map((one) => one.manner)).toEqual(expect.arrayContaining(['create', 'helper']));
      for (const one of cases) {
        const outcome = outcomes[seen] ?? 'failed';
        expect(one).toMatchObject({ seen, leaks: false });
        // A call that is awaited and refused throws in the route itself.
        if (one.outcome !== undefined || one.manner !== 'awaited')
          expect(one.outcome).toBe(outcome);
        expect(one.told).toHaveLength(outcome === 'failed' ? 1 : 0);
        if (slug !== undefined) expect(one.told).toEqual([slug]);
      }
    });
  });

  it('is rejected if an option is invalid, although its request has been sent', () => {
    expect(all.misused).toHaveLength(16);
    for (const one of all.misused ?? [])
      expect(one).toMatchObject({ seen: '500 response', told: [] });
  });

  it('crashes in no case', () => {
    expect(all.crashes).toEqual(provoked);
  });
});

describe('a client that disconnects', () => {
  let all: Report;
  beforeAll(async () => {
    all = await departures;
  }, 600_000);

  it.each(platforms)('ends the call with openai %s and Express %s', (sdk, expressMajor) => {
    const cases = all.results.filter((one) => one.sdk === sdk && one.expressMajor === expressMajor);
    expect(cases).toHaveLength(11);
    for (const one of cases)
      expect(one).toMatchObject({ ended: 'aborted', told: ['request-aborted none'] });
  });

  it('crashes the app in no case', () => {
    expect(all.crashes).toEqual(provoked);
  });
});
