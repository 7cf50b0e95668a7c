// How an app calls a model with the Vercel AI SDK, whosever it is, and what streams do not tell.
import { generateText, streamText } from 'ai';

/** What every call is given. */
export const common = ({ prompt, timeout }) => ({
  prompt,
  maxRetries: 0,
  abortSignal: AbortSignal.timeout(timeout),
});

/** A stream does not throw: an error is a part of it. */
async function consumeParts({ fullStream }) {
  for await (const part of fullStream) if (part.type === 'error') throw part.error;
}

/** A stream of the model, which has not been read. */
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

/** A call that asks the model of `modelOf(options)` for a whole answer. */
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
