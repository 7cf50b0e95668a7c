/** `failureResponse`: a single response, for mock servers. */
import { describe, expect, it } from '@jest/globals';
import { failureResponse } from '../../lib/testing.js';

describe('failureResponse', () => {
  it('is the response of the API', async () => {
    const response = failureResponse('model-not-found');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-request-id')).toBe('req_0123456789abcdef');
    expect(await response.json()).toEqual({
      error: {
        message: 'The model `gpt-55` does not exist or you do not have access to it.',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
    });
  });

  it('is the response of another provider', async () => {
    const response = failureResponse('too-many-requests', { provider: 'azure', retryAfter: 9 });
    expect(response.headers.get('apim-request-id')).toBe('req_0123456789abcdef');
    expect(response.headers.get('retry-after')).toBe('9');
    expect(await response.json()).toEqual({
      error: { code: '429', message: expect.stringContaining('Please retry after 9 seconds.') },
    });
  });

  it('is an HTML page if a proxy responds', async () => {
    const response = failureResponse('bad-gateway');
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  });

  it('has no body if the status allows none', async () => {
    const response = failureResponse('unknown-error');
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  it('is new each time, so that each can be read', async () => {
    const bodies = await Promise.all([1, 2].map(() => failureResponse('conflict').text()));
    expect(bodies[0]).toBe(bodies[1]);
  });

  it.each(['timeout', 'output-truncated', 'stream-interrupted'] as const)(
    'states that %s is not an error response',
    (slug) => {
      expect(() => failureResponse(slug)).toThrow(
        `failureResponse: '${slug}' is not an error response; use failWith('${slug}')`,
      );
    },
  );

  it('does not take the option times', () => {
    expect(() => failureResponse('conflict', { times: 2 } as never)).toThrow(
      "failureResponse: unknown option 'times'",
    );
  });
});
