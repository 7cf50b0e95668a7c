/** The entry `openai-problem-details/testing`: mocks of the API's failures for the app's own client, and an assertion for its responses. Exports only. */
export { expectProblem } from './testing/expect-problem.js';
export { failWith, type FailWith, type Step } from './testing/fail-with.js';
export { failures, otherFailures } from './testing/failures.js';
export type { MockCall } from './testing/call.js';
export type { MockFetch } from './testing/mock-fetch.js';
export type { FailOptions, ResponseOptions, StreamOptions } from './testing/options.js';
export type { ReceivedResponse } from './testing/received-response.js';
export { failureResponse } from './testing/responses.js';
export { succeed } from './testing/succeed.js';
export type { OtherWay, Provider, StreamEnd } from './testing/wire-form.js';
