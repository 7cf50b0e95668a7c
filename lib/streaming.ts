/** The public face of the entry `openai-problem-details/streaming`: exports only. */

// To end a call that nobody waits for any more.
export { abortOnClose, deadline } from './streaming/abort-signals.js';
// To relay a stream.
export { streamToResponse, type StreamResult } from './streaming/stream-to-response.js';
export type { StreamOptions } from './streaming/stream-options.js';
export type { StreamFormat } from './streaming/format.js';
export type { Source, WebStream } from './streaming/source.js';
export type { StreamedRequest, StreamedResponse } from './streaming/connection.js';
