/** Finds the handler that an error of a request reaches, in apps too odd for other tests. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openaiErrorHandler } from '../../lib/index.js';
import { handlerFor, hasErrorHandlers } from '../../lib/express/mounted-handler.js';

const madeKey = Symbol.for('openai-problem-details.handlers-made');
const ours = openaiErrorHandler({ audience: 'public' });
const match = (): object => ({ path: '' });
const route = { stack: [] };

beforeEach(() => {
  Reflect.set(globalThis, madeKey, 2);
});

/** A request of an app with these layers. */
function request(stack: readonly unknown[], facts: object = {}): object {
  return { app: { router: { stack } }, originalUrl: '/', route, ...facts };
}

/** Nested routers, the innermost with these layers. */
function nested(depth: number, layers: readonly unknown[]): readonly unknown[] {
  let stack = layers;
  for (let level = 0; level < depth; level += 1)
    stack = [{ match, handle: Object.assign(() => undefined, { stack }) }];
  return stack;
}

describe('the handler that an error reaches', () => {
  it('follows the route', () => {
    expect(
      handlerFor(
        request([
          { route, match },
          { handle: ours, match },
        ]),
      ),
    ).toBe(ours);
  });

  it('is found if layers cannot be tested for a match', () => {
    const refuse = (): never => {
      throw new URIError('x');
    };
    const layers = [{ route }, { handle: ours, match: refuse }];
    expect(handlerFor(request(layers))).toBe(ours);
    expect(handlerFor(request([{ route }, { handle: ours }]))).toBe(ours);
  });

  it('does not exist if it precedes the route, or matches another path', () => {
    expect(
      handlerFor(
        request([
          { handle: ours, match },
          { route, match },
        ]),
      ),
    ).toBeUndefined();
    const elsewhere = { handle: ours, match: () => false };
    expect(handlerFor(request([{ route, match }, elsewhere]))).toBeUndefined();
  });

  it.each([
    [10, ours],
    [30, undefined],
  ])('is searched for %s routers deep, within limits', (depth, expected) => {
    const layers = nested(depth, [
      { route, match },
      { handle: ours, match },
    ]);
    expect(handlerFor(request(layers))).toBe(expected);
  });

  it('is the only one of the process if the route cannot be found', () => {
    const unseen = { route: undefined };
    expect(handlerFor(request([{ handle: ours, match }], unseen))).toBeUndefined();
    Reflect.set(globalThis, madeKey, 1);
    expect(handlerFor(request([{ handle: ours, match }], unseen))).toBe(ours);
    expect(handlerFor(request(nested(10, [{ handle: ours, match }]), unseen))).toBe(ours);
    expect(handlerFor(request(nested(30, [{ handle: ours, match }]), unseen))).toBeUndefined();
  });

  it('is at the route itself before all others', () => {
    const own = openaiErrorHandler({ audience: 'public' });
    const facts = { route: { stack: [{ handle: () => undefined }, { handle: own }] } };
    expect(handlerFor(request([{ handle: ours, match }], facts))).toBe(own);
  });

  it('has the path that the enclosing routers leave of it', () => {
    const seen: string[] = [];
    const note = (path: string): boolean => {
      seen.push(path);
      return true;
    };
    const inner = [
      { route, match },
      { handle: ours, match: note },
    ];
    const around = (prefix: string): object => ({
      match: () => ({ path: prefix }),
      handle: Object.assign(() => undefined, { stack: inner }),
    });
    for (const prefix of ['/chat', '/chat/', '/other'])
      handlerFor(request([around(prefix)], { originalUrl: '/chat/7?x#y' }));
    expect(seen).toEqual(['/7', '/7', '/chat/7']);
  });

  it('does not exist in a request without an app', () => {
    expect(handlerFor({ originalUrl: 'no path' })).toBeUndefined();
  });
});

describe('error handlers of an app', () => {
  const handle = (_error: unknown, _request: unknown, _response: unknown, _next: unknown) => null;

  it.each([
    [10, true],
    [30, false],
  ])('are searched for %s routers deep, within limits', (depth, expected) => {
    expect(hasErrorHandlers(request(nested(depth, [{ handle, match }])))).toBe(expected);
  });

  it('may be at a route', () => {
    expect(hasErrorHandlers(request([{ route: { stack: [{ handle }] } }]))).toBe(true);
  });
});
