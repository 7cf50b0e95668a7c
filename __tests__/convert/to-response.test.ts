/** The conversion to a web `Response`: what Express sends, for frameworks that return it. */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { isProblemDetails, openaiErrorHandler, toResponse } from '../../lib/index.js';
import { apiError, thrownBy } from '../support/problem.js';

const secret = ['sk', 'proj', 'Ab1'.repeat(12)].join('-');
const failures = [
  [
    'a rate limit',
    apiError({ status: 429, message: '429 Slow.', headers: { 'retry-after': '20' } }),
  ],
  ['a wrong key', apiError({ status: 401, message: `401 Incorrect API key: ${secret}.` })],
  ['a missing model', apiError({ status: 404, message: '404 Gone.' })],
] as const;
const forms = ['application/problem+json', 'text/html', 'text/plain'];
const cases = failures.flatMap(([name, error]) => forms.map((accept) => ({ name, error, accept })));

const ofTheConnection = new Set(['connection', 'date', 'keep-alive', 'x-powered-by']);
const instance = 'urn:app:1';
const options = { audience: 'developer', instance: () => instance } as const;

async function sentByExpress(error: unknown, accept: string) {
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(openaiErrorHandler(options));
  const { status, headers, text } = await supertest(app).get('/').set('Accept', accept);
  const fields = Object.entries(headers).filter(([name]) => !ofTheConnection.has(name));
  return { status, text, headers: Object.fromEntries(fields) };
}

function webRequest(accept: string, method = 'GET'): Request {
  return new Request('https://app.example.com/', { method, headers: { accept } });
}

function nodeRequest(accept: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers.accept = accept;
  return request;
}

/** A response to an error that is OpenAI's. */
function responseTo(error: unknown, ...rest: [Parameters<typeof toResponse>[1]?, object?]) {
  const response = toResponse(error, ...rest);
  if (response === undefined) throw new Error('the error was not claimed');
  return response;
}

describe('toResponse', () => {
  it.each(cases)("equals Express's response: $name as $accept", async ({ error, accept }) => {
    const response = responseTo(error, webRequest(accept), options);
    const { status, headers } = response;
    expect({
      status,
      text: await response.text(),
      headers: Object.fromEntries(headers),
    }).toEqual(await sentByExpress(error, accept));
  });

  it.each(forms)('reads the Accept field of a request of Node.js: %s', (accept) => {
    const { headers } = responseTo(failures[0][1], nodeRequest(accept));
    expect(headers.get('content-type')).toContain(accept);
  });

  it('is problem+json without a request', async () => {
    const response = responseTo(failures[0][1]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(isProblemDetails(await response.json())).toBe(true);
  });

  it('is problem+json without negotiation', () => {
    const { headers } = responseTo(failures[0][1], webRequest('text/html'), { negotiate: false });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('vary')).toBeNull();
  });

  it('has no body for HEAD, and the length that it would have', async () => {
    const response = responseTo(failures[0][1], webRequest('*/*', 'HEAD'), options);
    const whole = responseTo(failures[0][1], webRequest('*/*'), options);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-length')).toBe(whole.headers.get('content-length'));
  });

  it('applies the options of the conversion on every call', async () => {
    const audience = { audience: 'public' } as const;
    const statuses = [1, 2].map(() => responseTo(failures[1][1], undefined, audience).status);
    expect(statuses).toEqual([500, 500]);
  });

  it.each(forms)('shows no secret: %s', async (accept) => {
    const text = await responseTo(failures[1][1], webRequest(accept)).text();
    expect(text).not.toContain(secret.slice(-12));
  });

  it("is undefined if the error is not OpenAI's", () => {
    expect(toResponse(new Error('x'), webRequest('*/*'))).toBeUndefined();
  });

  it.each([
    [{ negotiate: 'yes' }, "toResponse: option 'negotiate' cannot be 'yes'; use true or false"],
    [{ onProblem: () => undefined }, "toResponse: unknown option 'onProblem'"],
  ])('rejects %j', (wrong, message) => {
    const error = thrownBy(() => toResponse(failures[0][1], undefined, wrong as object));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toContain(message);
  });
});
