// Why less arrives than was sent, where wrappers share the reason.

/** The SDK lets through what `fetch` throws. */
export const terminated = {
  claim: 'likely',
  why: 'the SDK lets a `TypeError: terminated` through, which names nobody',
};

export const bareTimeout = {
  claim: 'likely',
  why: 'a bare `TimeoutError`, which names nobody',
};

/** The key is missed by OpenAI and not before, so that there is an answer. */
export const sentWithoutKey = { requestId: 'req_0123456789abcdef' };
