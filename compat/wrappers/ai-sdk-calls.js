// How an app calls any provider's model with the Vercel AI SDK, and which facts streams omit.
import { generateText, streamText } from 'ai';

/** The settings of every call. */
export const common = ({ prompt, timeout }) => ({
  prompt,
  maxRetries: 0,
  abortSignal: AbortSignal.timeout(timeout),
});

/** A stream does not throw: an error is one of its parts. */
async function consumeParts({ fullStream }) {
  for await (const part of fullStream) if (part.type === 'error') throw part.error;
}

/** A stream of the model, not yet read. */
export function startStream(model, options) {
  return streamText({ model, ...common(options), onError: () => undefined });
}

const aborted = { isThrown: false, why: 'the stream has an `abort` part instead of an error' };
const withoutHeaders = {
  requestId: undefined,
  why: 'the error is part of the stream and has no headers',
};
const bareBody = {
  claim: 'likely',
  requestId: undefined,
  why: 'the error is only the body of the event, which any compatible server may send',
};

/** A call that requests a complete response from the model of `modelOf(options)`. */
export function generating(api, modelOf, more) {
  const run = (options) => generateText({ model: modelOf(options), ...common(options), ...more });
  return { api, run };
}

/** A call that reads the stream of that model. */
export function streaming(api, modelOf) {
  const run = (options) => consumeParts(startStream(modelOf(options), options));
  const differs = {
    timeout: aborted,
    'error mid-stream': api === 'chat' ? bareBody : withoutHeaders,
  };
  return { api, manner: 'stream', run, differs };
}
