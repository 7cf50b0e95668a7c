/** Problem types and rules of the app's own, for errors of its own. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import createError from 'http-errors';
import supertest from 'supertest';
import {
  openaiErrorHandler,
  readFailure,
  toHttpError,
  type ConversionOptions,
  type Options,
  type ProblemEvent,
} from '../../lib/index.js';
import type { Request } from 'express';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { problemOf, slugOf } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';
import { ask, closeServers, eventsOf, itemsOf, streamingApp } from '../support/streaming.js';

class BudgetError extends Error {
  readonly status = 418;
  readonly code = 'secret-code';
}

type Rule = NonNullable<ConversionOptions['classify']>;

const slug = 'our-budget-exceeded';
const rules = {
  problemTypes: {
    [slug]: {
      title: 'The budget of this team is used up',
      status: 429,
      fixableBy: 'operator',
      retryable: false,
      meaning: 'This team has spent its budget for the month.',
      solution: ['Ask the owner of the team to raise the budget.'],
    },
  },
  classify: (_failure, error) => (error instanceof BudgetError ? slug : undefined),
} as const satisfies Options<Request, typeof slug>;
const error = new BudgetError('Team Bluebird has spent 5,000.');

afterEach(closeServers);

describe('an error of the app', () => {
  it('is claimed by the classifier, and nothing from it is shown', () => {
    const { instance, ...problem } = problemOf(error, rules);
    expect(instance).toMatch(/^urn:uuid:/);
    expect(problem).toEqual({
      type: `urn:problem-type:openai:${slug}`,
      title: 'The budget of this team is used up',
      status: 429,
      meaning: 'This team has spent its budget for the month.',
      solution: ['Ask the owner of the team to raise the budget.'],
      fixableBy: 'operator',
      retryable: false,
    });
  });

  it('may be claimed for a type of the catalogue', () => {
    expect(slugOf(error, { classify: () => 'spend-limit-reached' })).toBe('spend-limit-reached');
  });

  it('becomes an HttpError', () => {
    expect(toHttpError(error, rules)).toMatchObject({
      status: 429,
      message: 'This team has spent its budget for the month.',
      cause: error,
    });
  });

  it('is no failure of a call', () => {
    expect(readFailure(error)).toBeUndefined();
  });

  it.each([[error], ['a text'], [null], [undefined], [createError(404)]])(
    '%p reaches the classifier with empty facts',
    (thrown) => {
      const classify = jest.fn<Rule>(() => undefined);
      expect(slugOf(thrown, { classify })).toBeUndefined();
      expect(classify).toHaveBeenCalledTimes(1);
      expect(classify).toHaveBeenCalledWith(
        expect.objectContaining({ kind: 'app', status: undefined, message: undefined }),
        thrown,
      );
    },
  );

  it('cannot be confused with one of OpenAI’s', async () => {
    const classify = jest.fn<Rule>(() => undefined);
    const thrown = await errorOf('6.49', { status: 404, body: {} });
    expect(slugOf(thrown, { classify })).toBe('not-found');
    expect(classify).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'response', status: 404 }),
      thrown,
    );
  });
});

describe.each(expressMajors)('the handler on Express %s', (_major, express) => {
  it('responds to an error that its classifier claims', async () => {
    const events: ProblemEvent<Request>[] = [];
    const options: Options<Request> = { ...rules, onProblem: (event) => events.push(event) };
    const answer = await supertest(appOf(express, throwing(error), options)).get('/');
    expect(answer.status).toBe(429);
    expect(answer.text).not.toContain('Bluebird');
    expect(events).toMatchObject([{ slug, error, failure: { kind: 'app' }, delivery: 'response' }]);
  });

  it('passes on an error that its classifier does not claim', async () => {
    const passed: unknown[] = [];
    const other = new Error('other');
    await supertest(appOf(express, throwing(other), rules, passed)).get('/');
    expect(passed).toEqual([other]);
  });

  it('passes on an error if its classifier throws', async () => {
    const passed: unknown[] = [];
    const classify = (): never => {
      throw new Error('broken');
    };
    await supertest(appOf(express, throwing(error), { classify }, passed)).get('/');
    expect(passed).toEqual([error]);
  });

  it('calls its classifier before it responds to an `http-errors` error', async () => {
    const options: Options<Request> = {
      ...rules,
      handle: 'http',
      classify: (_failure, thrown) => (createError.isHttpError(thrown) ? slug : undefined),
    };
    const answer = await supertest(appOf(express, throwing(createError(402)), options)).get('/');
    expect(answer.body).toHaveProperty('type', `urn:problem-type:openai:${slug}`);
  });

  it('responds to an `http-errors` error that its classifier does not claim', async () => {
    const options: Options<Request> = { ...rules, handle: 'http' };
    const answer = await supertest(appOf(express, throwing(createError(402)), options)).get('/');
    expect(answer.body).toMatchObject({ type: 'about:blank', status: 402 });
  });
});

describe('a stream', () => {
  const fail = (): never => {
    throw error;
  };

  it('that an error of the app interrupts uses the classifier of the mounted handler', async () => {
    const { app, told } = streamingApp(() => itemsOf(['a'], error), undefined, rules);
    const { text } = await ask(app);
    const last = eventsOf(text).at(-1);
    expect(last?.event).toBe('error');
    expect(JSON.parse(String(last?.data))).toMatchObject({ status: 429, retryable: false });
    expect(told).toEqual([`${slug} stream`]);
  });

  it('that its `map` interrupts uses the classifier in its options', async () => {
    const options = { map: fail, ...rules, instance: () => 'urn:app:1' };
    const { app } = streamingApp(() => itemsOf(['a']), options);
    const { response, text } = await ask(app);
    expect(response.statusCode).toBe(429);
    expect(JSON.parse(text)).toMatchObject({
      instance: 'urn:app:1',
      title: rules.problemTypes[slug].title,
    });
    expect(text).not.toContain('Bluebird');
  });
});

describe('a handler without a classifier', () => {
  it('passes on errors of the app', () => {
    const next = jest.fn();
    openaiErrorHandler()(error, { headers: {} }, {} as never, next);
    expect(next).toHaveBeenCalledWith(error);
  });
});
