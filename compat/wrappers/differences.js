// Reasons that several wrappers share why some facts do not arrive.

/** The SDK lets the errors of `fetch` through. */
export const terminated = {
  claim: 'likely',
  why: 'the SDK lets an untyped `TypeError: terminated` through',
};

export const bareTimeout = {
  claim: 'likely',
  why: 'an untyped `TimeoutError`',
};

/** OpenAI notices the missing key, not the client, so that there is a response. */
export const sentWithoutKey = { requestId: 'req_0123456789abcdef' };
