/** What is sent of an item where the app does not say: the model's answer, and nothing of how the app asked for it. */
import { isObject, property } from '../values/property.js';

/**
 * Members of a `response`, `thread` or `run` object that belong to the answer. Others repeat the request: `instructions`,
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

/** Objects that events of the Assistants API carry whole. */
const assistantObjects: ReadonlySet<unknown> = new Set(['thread', 'thread.run']);

interface Item {
  readonly response?: unknown;
  readonly data?: unknown;
  readonly snapshot?: unknown;
}

/**
 * The item without what repeats the request, and without the `snapshot` that the SDK's helper adds to every delta: all that
 * came before, again.
 * @throws TypeError for bytes, which are no item
 */
export function defaultMap(item: unknown): unknown {
  if (!isObject(item)) return item;
  if (item instanceof Uint8Array) {
    throw new TypeError(
      "streamToResponse: the stream gives bytes; give the SDK's stream itself, or decode them by `map`",
    );
  }
  const { response, data, snapshot } = item as Item; // whatever it is, it has properties
  if (isObject(response)) return { ...item, response: shareableOf(response) };
  if (isObject(data) && assistantObjects.has(property(data, 'object')))
    return { ...item, data: shareableOf(data) };
  if (typeof snapshot !== 'string') return item;
  return { ...item, snapshot: undefined };
}
