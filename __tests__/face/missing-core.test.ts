/** What becomes of errors where the core cannot be loaded, as in a deployment that has left a file out. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { apiError } from '../support/api-error.js';

type Library = typeof import('../../lib/index.js');
type Response = Parameters<Library['sendProblem']>[2];

const error = apiError({ status: 404, message: '404 Gone.' });
const request = { method: 'GET', headers: {} };

let emitted: jest.SpiedFunction<typeof process.emitWarning>;
let isMissing = true;

/** The package without its core, until `isMissing` changes. */
function withoutCore(): Library {
  let library: Library | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../lib/face/load.cts', () => ({
      loadCore: () => {
        if (isMissing) throw Object.assign(new Error('no'), { code: 'MODULE_NOT_FOUND' });
        return jest.requireActual('../../lib/face/core.js');
      },
    }));
    library = require('../../lib/index.js') as Library;
  });
  return library as Library; // it was loaded above
}

/** What a response was told; nothing else is called without the core. */
function responseOf(headersSent: boolean) {
  const calls: string[] = [];
  const response = {
    headersSent,
    statusCode: 200,
    end: () => calls.push('end'),
    destroy: () => calls.push('destroy'),
  };
  return { response: response as unknown as Response & { statusCode: number }, calls };
}

beforeEach(() => {
  isMissing = true;
  Reflect.deleteProperty(process, Symbol.for('openai-problem-details.said'));
  emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** The package with a core that fails to create a handler. */
function withFaultyCore(): Library {
  let library: Library | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../lib/face/load.cts', () => ({
      loadCore: () => ({
        ...jest.requireActual<object>('../../lib/face/core.js'),
        createErrorHandler: () => {
          throw new Error('broken');
        },
      }),
    }));
    library = require('../../lib/index.js') as Library;
  });
  return library as Library; // it was loaded above
}

it('a handler that cannot be created passes on the same error, and the fault is reported once', () => {
  const handler = withFaultyCore().openaiErrorHandler();
  const next = jest.fn();
  handler(error, request, responseOf(false).response, next);
  handler(error, request, responseOf(false).response, next);
  expect(next.mock.calls).toEqual([[error], [error]]);
  expect(next.mock.calls[0]?.[0]).toBe(error);
  expect(emitted).toHaveBeenCalledTimes(1);
  expect(emitted.mock.calls[0]?.[0]).toContain('the error handler failed: Error: broken');
});

describe('without the core', () => {
  it('the handler hands on the very error, and the fault is reported once', () => {
    const handler = withoutCore().openaiErrorHandler();
    const next = jest.fn();
    handler(error, request, responseOf(false).response, next);
    handler(error, request, responseOf(false).response, next);
    expect(next.mock.calls).toEqual([[error], [error]]);
    expect(next.mock.calls[0]?.[0]).toBe(error);
    expect(emitted.mock.calls).toEqual([
      [
        "openai-problem-details: the core could not be loaded (code 'MODULE_NOT_FOUND'), so errors are passed on unchanged. Reinstall the package and deploy all of its files.",
        { type: 'OpenAIProblemDetailsWarning', code: 'OPENAI_PROBLEM_DETAILS_FAULT' },
      ],
    ]);
  });

  it('the handler answers once loading works again', () => {
    const { openaiErrorHandler } = withoutCore();
    const handler = openaiErrorHandler({ log: false });
    const next = jest.fn();
    handler(error, request, responseOf(true).response, next);
    isMissing = false;
    const foreign = new Error('mine');
    handler(foreign, request, responseOf(false).response, next);
    expect(next.mock.calls).toEqual([[error], [foreign]]);
    expect(emitted).toHaveBeenCalledTimes(1);
  });

  it('no error is taken for OpenAI’s', () => {
    const library = withoutCore();
    expect(library.toProblemDetails(error)).toBeUndefined();
    expect(library.toHttpError(error)).toBeUndefined();
    expect(library.toResponse(error)).toBeUndefined();
    expect(library.readFailure(error)).toBeUndefined();
    expect(emitted).toHaveBeenCalledTimes(1);
  });

  it('preload reports it, and does not throw', () => {
    withoutCore().preload();
    expect(emitted).toHaveBeenCalledTimes(1);
  });

  it('requireCompleted throws what loading threw: an unchecked result does not pass', () => {
    expect(() => withoutCore().requireCompleted({ choices: [] })).toThrow('no');
  });

  it('sendProblem hands the error to Express', () => {
    const next = jest.fn();
    withoutCore().sendProblem(error, { ...request, next } as never, responseOf(false).response);
    expect(next.mock.calls).toEqual([[error]]);
  });

  it.each([
    ['an open response with 500', false, 500, 'end'],
    ['a started response by breaking it off', true, 200, 'destroy'],
  ])('sendProblem ends %s where there is no Express', (_what, started, status, call) => {
    const { response, calls } = responseOf(started);
    withoutCore().sendProblem(error, request, response);
    expect(response.statusCode).toBe(status);
    expect(calls).toEqual([call]);
  });
});
