/** What is read the short way is the same as what is read the long way. */
import { describe, expect, it } from '@jest/globals';
import { readBody } from '../../lib/read/facts/body.js';
import { property } from '../../lib/values/property.js';
import { corpus } from '../support/corpus.js';

const common = ['code', 'message', 'param', 'type'];

/** The errors of recorded bodies, and of bodies that write a body into their message. */
const recorded = ['openai', 'compatible', 'events', 'wild-openai', 'wild-compatible', 'wordings']
  .flatMap(corpus)
  .map(({ body }) => property(body, 'error'))
  .filter((error) => typeof error === 'object' && error !== null);
const wrapping = recorded.map((error) => ({
  message: JSON.stringify({ error }),
  type: null,
  param: null,
  code: '400',
}));
const bodies = [...recorded, ...wrapping].filter(
  (error) => Object.keys(error).toSorted().join() === common.join(),
);

describe('a body with only the common members', () => {
  it('is the form of most recorded bodies', () => {
    expect(bodies.length).toBeGreaterThan(recorded.length);
  });

  it('is read like the same body with a meaningless member', () => {
    for (const body of bodies) expect(readBody(body)).toEqual(readBody({ ...body, other: true }));
  });
});
