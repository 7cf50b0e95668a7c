/** Which handler of ours an error of a request reaches, in apps that no test would build otherwise. */
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

/** Routers in routers, the innermost with these layers. */
function nested(depth: number, layers: readonly unknown[]): readonly unknown[] {
  let stack = layers;
  for (let level = 0; level < depth; level += 1)
    stack = [{ match, handle: Object.assign(() => undefined, { stack }) }];
  return stack;
}

describe('the handler that an error reaches', () => {
  it('stands behind the route', () => {
    expect(
      handlerFor(
        request([
          { route, match },
          { handle: ours, match },
        ]),
      ),
    ).toBe(ours);
  });

  it('is found where layers cannot be asked what they match', () => {
    const refuse = (): never => {
      throw new URIError('x');
    };
    const layers = [{ route }, { handle: ours, match: refuse }];
    expect(handlerFor(request(layers))).toBe(ours);
    expect(handlerFor(request([{ route }, { handle: ours }]))).toBe(ours);
  });

  it('is none where it stands in front, or matches another path', () => {
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
  ])('is looked for %s routers deep, within bounds', (depth, expected) => {
    const layers = nested(depth, [
      { route, match },
      { handle: ours, match },
    ]);
    expect(handlerFor(request(layers))).toBe(expected);
  });

  it('is the only one of the process where the route is not to be seen', () => {
    const unseen = { route: undefined };
    expect(handlerFor(request([{ handle: ours, match }], unseen))).toBeUndefined();
    Reflect.set(globalThis, madeKey, 1);
    expect(handlerFor(request([{ handle: ours, match }], unseen))).toBe(ours);
    expect(handlerFor(request(nested(10, [{ handle: ours, match }]), unseen))).toBe(ours);
    expect(handlerFor(request(nested(30, [{ handle: ours, match }]), unseen))).toBeUndefined();
  });

  it('stands at the route itself, before all others', () => {
    const own = openaiErrorHandler({ audience: 'public' });
    const facts = { route: { stack: [{ handle: () => undefined }, { handle: own }] } };
    expect(handlerFor(request([{ handle: ours, match }], facts))).toBe(own);
  });

  it('has the path behind what the routers around have matched', () => {
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

  it('is none in a request of no app', () => {
    expect(handlerFor({ originalUrl: 'no path' })).toBeUndefined();
  });
});

describe('error handlers of an app', () => {
  const handle = (_error: unknown, _request: unknown, _response: unknown, _next: unknown) => null;

  it.each([
    [10, true],
    [30, false],
  ])('are looked for %s routers deep, within bounds', (depth, expected) => {
    expect(hasErrorHandlers(request(nested(depth, [{ handle, match }])))).toBe(expected);
  });

  it('may stand at a route', () => {
    expect(hasErrorHandlers(request([{ route: { stack: [{ handle }] } }]))).toBe(true);
  });
});
