/** The default of the option `map`: the model's output, without anything that reveals how the app requested it. */
import { isObject, property } from '../values/property.js';

/**
 * The members of a `response`, `thread` or `run` object that belong to the output. Others repeat the request: `instructions`,
 * `tools`, `metadata`, `user`, `prompt`, …
 */
const shareable = [
  'id',
  'object',
  'created_at',
  'completed_at',
  'status',
  'model',
  'output',
  'usage',
  'incomplete_details',
  'thread_id',
];

function shareableOf(result: object): object {
  const entries = shareable
    .filter((name) => name in result)
    .map((name) => [name, property(result, name)]);
  return Object.fromEntries(entries);
}

/** Objects that the events of the Assistants API contain in full. */
const assistantObjects: ReadonlySet<unknown> = new Set(['thread', 'thread.run']);

interface Item {
  readonly response?: unknown;
  readonly data?: unknown;
  readonly snapshot?: unknown;
}

/**
 * The item without members that repeat the request, and without the `snapshot` that the SDK's helper adds to every delta and that
 * repeats everything before it.
 * @throws TypeError for bytes, which are not items
 */
export function defaultMap(item: unknown): unknown {
  if (!isObject(item)) return item;
  if (item instanceof Uint8Array) {
    throw new TypeError(
      "streamToResponse: the stream yields bytes; pass the SDK's stream itself, or decode them with 'map'",
    );
  }
  const { response, data, snapshot } = item as Item; // any object may have these properties
  if (isObject(response)) return { ...item, response: shareableOf(response) };
  if (isObject(data) && assistantObjects.has(property(data, 'object')))
    return { ...item, data: shareableOf(data) };
  if (typeof snapshot !== 'string') return item;
  return { ...item, snapshot: undefined };
}
