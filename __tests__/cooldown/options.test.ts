/** Invalid options are reported when the cooldown is created. */
import { expect, it } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { cooldown, type CooldownOptions } from '../../lib/cooldown.js';

const work = async (): Promise<null> => null;

it.each([
  [{ patience: -1 }, "cooldown: option 'patience' cannot be -1; expected seconds from 0 to 60"],
  [{ patience: 61 }, "cooldown: option 'patience' cannot be 61; expected seconds from 0 to 60"],
  [
    { patience: Number.NaN },
    "cooldown: option 'patience' cannot be NaN; expected seconds from 0 to 60",
  ],
  [{ patience: '5' }, "cooldown: option 'patience' cannot be '5'; expected seconds from 0 to 60"],
  [{ fetch: 'undici' }, "cooldown: option 'fetch' cannot be 'undici'; expected a function"],
  [{ key: 'tenant' }, "cooldown: option 'key' cannot be 'tenant'; expected a function"],
  [{ wait: 5 }, "cooldown: option 'wait' cannot be 5; expected a function"],
  [{ onChange: {} }, "cooldown: option 'onChange' cannot be an object; expected a function"],
  [
    { store: { get: work, block: work } },
    /option 'store' has no method 'delete'; expected a limiter/,
  ],
  [
    { store: { get: work, delete: work } },
    /option 'store' has no method 'block'; expected a limiter/,
  ],
  [
    { store: { block: work, delete: work } },
    /option 'store' has no method 'get'; expected a limiter/,
  ],
  [{ store: 'redis' }, /option 'store' has no method 'get'; expected a limiter/],
  [{ patients: 5 }, /unknown option 'patients' \(given: 5\); use one of store, fetch, key, wait/],
])('%j is rejected', (options, message) => {
  expect(() => cooldown(options as CooldownOptions)).toThrow(message);
});

it.each([
  [undefined],
  [{}],
  [{ patience: 0 }],
  [{ patience: 60 }],
  [{ store: undefined, patience: undefined }],
  [{ store: new RateLimiterMemory({ points: 1, duration: 1 }) }],
])('%p is accepted', (options) => {
  expect(cooldown(options).state()).toEqual([]);
});
