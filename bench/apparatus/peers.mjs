/** The nearest packages, each used as well as it can be: all are given the texts, and the error's own message, code and id. */
import { TooManyRequests } from '@common-sense/error-iq';
import { errorHandler as errorIq } from '@common-sense/error-iq/express';
import Problem from 'api-problem';
import apiProblem from 'api-problem/lib/middleware.js';
import { HttpProblemResponse } from 'express-http-problem-details';
import { ProblemDocument } from 'http-problem-details';
import { DefaultMappingStrategy, ErrorMapper, MapperRegistry } from 'http-problem-details-mapper';
import { normalizeError } from 'llm-errors';
import { RateLimitError } from 'openai';
import { readyProblem } from './by-hand.mjs';

const ready = await readyProblem('429');
const { type, title, status, instance, meaning, solution, fixableBy, documentation } = ready;
const shared = { meaning, solution, fixableBy, documentation };

function mapped({ message: detail, code, requestID: requestId }) {
  const extensions = { ...shared, code, requestId };
  return new ProblemDocument({ type, title, status, detail, instance }, extensions);
}

class RateLimitMapper extends ErrorMapper {
  constructor() {
    super(RateLimitError);
  }

  mapError(error) {
    return mapped(error);
  }
}

const registry = new MapperRegistry().registerMapper(new RateLimitMapper());
const strategy = new DefaultMappingStrategy(registry);

function normalized(error) {
  const { message: detail, code, retryable, retryAfterMs } = normalizeError(error);
  const extensions = { ...shared, code, retryable, retryAfter: Math.ceil(retryAfterMs / 1000) };
  return new ProblemDocument({ type, title, status, detail, instance }, extensions);
}

function sendNormalized(error, _request, response, _next) {
  const problem = normalized(error);
  response
    .status(problem.status)
    .set({ 'Retry-After': String(problem.retryAfter), 'Cache-Control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

function apiProblemOf({ message: detail, code, requestID: requestId }) {
  return new Problem(status, title, type, { detail, instance, ...shared, code, requestId });
}

function errorIqOf({ message: detail, code, requestID: requestId }) {
  const extensions = { ...shared, code, requestId };
  return new TooManyRequests({ detail, instance, extensions, retryAfter: ready.retryAfter });
}

/** Makes the package's own error of the SDK's, for its handler behind. */
const translated = (translate) => (error, _request, _response, next) => next(translate(error));

/** Error handlers of an app, in their order. */
export const peerHandlers = {
  'express-http-problem-details with a mapper': [HttpProblemResponse({ strategy })],
  'llm-errors with http-problem-details': [sendNormalized],
  'api-problem': [translated(apiProblemOf), apiProblem()],
  '@common-sense/error-iq': [translated(errorIqOf), errorIq()],
};

/** From the SDK's error to the object that becomes JSON. */
export const peerConversions = {
  'http-problem-details-mapper': (error) => strategy.map(error),
  'llm-errors with http-problem-details': normalized,
  'api-problem': apiProblemOf,
  '@common-sense/error-iq': errorIqOf,
};
