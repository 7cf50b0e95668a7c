/** The public face of the entry `openai-problem-details/streaming`: exports only. */

// To end a call that nobody waits for any more.
export { abortOnClose, deadline } from './streaming/abort-signals.js';
