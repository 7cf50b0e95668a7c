// Reasons that several wrappers share why some facts do not arrive.

/** The SDK lets the errors of `fetch` through. */
export const terminated = {
  claim: 'likely',
  why: 'the SDK lets a `TypeError: terminated` through, which names nobody',
};

export const bareTimeout = {
  claim: 'likely',
  why: 'a bare `TimeoutError`, which names nobody',
};

/** OpenAI notices the missing key, not the client, so that there is a response. */
export const sentWithoutKey = { requestId: 'req_0123456789abcdef' };
