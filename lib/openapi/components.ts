/** The components of an OpenAPI document that its responses refer to. */
import { isOwnMember } from '../model/problem-details.js';
import { show } from '../values/show.js';
import { dialectFree, type JsonSchema } from './problem-schema.js';

/** The reference by which responses use the schema. */
export const schemaReference = '#/components/schemas/Problem';

/**
 * The `components` of an OpenAPI 3.1 document; if the document has others, use spread syntax to combine them.
 * @example const document = { openapi: '3.1.0', info, paths, components };
 */
export const components: { schemas: { Problem: JsonSchema } } = {
  schemas: { Problem: dialectFree },
};

/**
 * The same with the extension members that the option `members` of the error handler adds.
 * @param members the schemas of these members, by name
 * @throws TypeError if a name is one of RFC 9457 or of this package
 * @example const components = componentsWith({ error: { type: 'string' } });
 */
export function componentsWith(members: Readonly<Record<string, JsonSchema>>): typeof components {
  const refused = Object.keys(members).find(isOwnMember);
  if (refused !== undefined)
    throw new TypeError(
      `componentsWith: the member ${show(refused)} already has a schema; omit it`,
    );
  const properties = { ...dialectFree.properties, ...members };
  return { schemas: { Problem: { ...dialectFree, properties } } };
}
