// Why less arrives than was sent, where wrappers share the reason.

/** The SDK lets through what `fetch` throws. */
export const terminated = {
  claim: 'likely',
  why: 'the SDK lets an untyped `TypeError: terminated` through',
};

export const bareTimeout = {
  claim: 'likely',
  why: 'an untyped `TimeoutError`',
};

/** The key is missed by OpenAI and not before, so that there is an answer. */
export const sentWithoutKey = { requestId: 'req_0123456789abcdef' };
