/** The entry `openai-problem-details/streaming`: exports only. */

// Abort signals for calls that are no longer needed.
export { abortOnClose, deadline } from './streaming/abort-signals.js';
// Relays a stream to the client.
export { streamToResponse, type StreamResult } from './streaming/stream-to-response.js';
export type { StreamOptions } from './streaming/stream-options.js';
export type { StreamFormat } from './streaming/format.js';
export type { Source, WebStream } from './streaming/source.js';
export type { StreamedRequest, StreamedResponse } from './streaming/connection.js';
