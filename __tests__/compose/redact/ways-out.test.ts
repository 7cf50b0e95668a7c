/** A secret in an upstream's error leaves by no way: answers, headers, frames, logs, events, the command line, traces. */
import { context, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import express from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import { explain } from '../../../lib/cli/explain/index.js';
import { printError } from '../../../lib/cli/print.js';
import { reportFault } from '../../../lib/callbacks/warnings.js';
import { openaiErrorHandler, toHttpError, type Options } from '../../../lib/index.js';
import { recordProblem } from '../../../lib/opentelemetry.js';
import { streamToResponse } from '../../../lib/streaming.js';
import { apiError } from '../../support/api-error.js';
import { filled, listed, marked, withoutMarks } from '../../support/redaction.js';

const rows = listed('secrets')
  .map((row, index) => [row.id, filled(row, index)] as const)
  // The two that developers are known to see; the lists count them.
  .filter(([id]) => !['secret-own-123', 'secret-own-194'].includes(id))
  .filter((_row, index) => index % 4 === 0);

const spans = new InMemorySpanExporter();

beforeAll(() => {
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).register();
});

afterAll(() => {
  trace.disable();
  context.disable();
});

/** An error that has the secret wherever an upstream may put it. */
function errorWith(text: string): object {
  return apiError({
    status: 400,
    message: `400 ${text}`,
    code: text,
    type: text,
    param: text,
    requestID: text,
    headers: {
      'x-request-id': text,
      'retry-after': text,
      'openai-organization': text,
      'content-type': text,
    },
    error: {
      message: text,
      code: text,
      type: text,
      param: text,
      [text]: text,
      details: [{ message: text }],
    },
  });
}

function appOf(thrown: unknown, options: Options, log?: object): express.Express {
  const app = express();
  app.use((request, _response, next) => {
    if (log !== undefined) Object.assign(request, { log });
    next();
  });
  app.use((_request, response, next) => {
    trace.getTracer('test').startActiveSpan('server', (span) => {
      response.on('finish', () => span.end());
      next();
    });
  });
  app.get('/', () => {
    throw thrown;
  });
  app.get('/stream', async (request, response) => {
    const items = (async function* broken() {
      yield { type: 'response.output_text.delta', delta: 'x' };
      await Promise.resolve();
      throw thrown;
    })();
    await streamToResponse(items, request, response, options);
  });
  return app.use(openaiErrorHandler(options));
}

/** All that is logged while this is thrown: by the request's own logger, and by the console where there is none. */
async function logged(thrown: unknown, audience: 'developer' | 'public'): Promise<string> {
  const write = jest.fn();
  const environment = process.env['NODE_ENV'];
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  process.env['NODE_ENV'] = 'production';
  const apps = [
    appOf(thrown, { audience, handle: 'http' }, { info: write, warn: write, error: write }),
    appOf(thrown, { audience, handle: 'http' }),
  ];
  process.env['NODE_ENV'] = environment;
  for (const app of apps) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await supertest(app).get('/');
  }
  const said = [write.mock.calls, printed.mock.calls];
  printed.mockRestore();
  expect(said.map(({ length }) => length)).toEqual([1, 1]);
  return JSON.stringify(said.flat(2).map((part) => (typeof part === 'string' ? part : [part])));
}

/** All that leaves while this is thrown. */
async function leaving(thrown: unknown, audience: 'developer' | 'public'): Promise<string> {
  const told: unknown[] = [];
  const onProblem = jest.fn((event: Parameters<typeof recordProblem>[0]) => {
    told.push(event);
    recordProblem(event);
  });
  const app = appOf(thrown, { audience, onProblem, handle: 'http' });
  for (const path of ['/', '/stream']) {
    for (const accept of ['application/json', 'text/html', 'text/plain']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const response = await supertest(app).get(path).set('accept', accept).buffer(true);
      told.push(response.headers, response.text);
    }
  }
  const attributes = spans
    .getFinishedSpans()
    .map((span) => [span.attributes, span.events, span.status]);
  spans.reset();
  expect(onProblem).toHaveBeenCalled();
  return JSON.stringify([told, attributes, toHttpError(thrown, { audience })?.problem]);
}

describe.each(['developer', 'public'] as const)('to a %s', (audience) => {
  it.each(rows)('nothing from %s is sent', async (_id, text) => {
    const told = await leaving(errorWith(withoutMarks(text)), audience);
    for (const secret of marked(text))
      expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it.each(rows)('nothing from %s is logged', async (_id, text) => {
    const told = await logged(errorWith(withoutMarks(text)), audience);
    for (const secret of marked(text)) {
      const escaped = JSON.stringify(secret).slice(1, -1);
      expect(told).not.toContain(escaped);
      // A line of the console is JSON already.
      expect(told).not.toContain(JSON.stringify(escaped).slice(1, -1));
    }
  });

  it.each(rows.slice(0, 40))('nothing from %s is sent in an input error', async (_id, text) => {
    const detail = withoutMarks(text);
    const name = detail.replaceAll('~', '~0').replaceAll('/', '~1');
    const errors = [{ detail, pointer: `/${name}`, parameter: detail }];
    const refused = Object.assign(new Error('The input has 1 error.'), {
      [Symbol.for('openai-problem-details.input')]: { errors, status: undefined },
    });
    const told = await leaving(refused, audience);
    for (const secret of marked(text))
      expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it.each(rows.slice(0, 40))(
    'nothing from %s is sent in an error of http-errors',
    async (_id, text) => {
      const told = await leaving(createError(400, withoutMarks(text)), audience);
      for (const secret of marked(text))
        expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
    },
  );
});

describe('by the command line', () => {
  it.each(rows)('nothing from %s is printed', (_id, text) => {
    const said = withoutMarks(text);
    let printed = '';
    const stream = { write: (part: string) => (printed += part) };
    printError({ errors: stream, output: stream, env: {} } as never, [said, said]);
    const body = JSON.stringify({
      error: { message: said, type: 'invalid_request_error', code: null },
    });
    const explained = JSON.stringify(explain(`HTTP/1.1 400 Error\r\n\r\n${body}`) ?? '');
    const seen = printed.replaceAll('\n', ' ') + explained;
    for (const secret of marked(text))
      expect(seen).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});

describe('by a warning', () => {
  it.each(rows)('nothing from %s is emitted', (id, text) => {
    const emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    reportFault(`the callback ${id}`, new Error(withoutMarks(text)));
    const said = JSON.stringify(emitted.mock.calls);
    emitted.mockRestore();
    expect(said).toContain('the callback');
    for (const secret of marked(text))
      expect(said).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});
