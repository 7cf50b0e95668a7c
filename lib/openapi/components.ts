/** The components of an OpenAPI document that the responses refer to. */
import { isOwnMember } from '../model/problem-details.js';
import { show } from '../values/show.js';
import { dialectFree, type JsonSchema } from './problem-schema.js';

/** Where the responses look for the schema. */
export const schemaReference = '#/components/schemas/Problem';

/**
 * For `components` of an OpenAPI 3.1 document; spread it where there are others.
 * @example const document = { openapi: '3.1.0', info, paths, components };
 */
export const components: { schemas: { Problem: JsonSchema } } = {
  schemas: { Problem: dialectFree },
};

/**
 * The same with the extension members that the option `members` of the error handler adds.
 * @param members the schemas of the members, by name
 * @throws TypeError where a name is one of RFC 9457 or of this package
 * @example const components = componentsWith({ error: { type: 'string' } });
 */
export function componentsWith(members: Readonly<Record<string, JsonSchema>>): typeof components {
  const refused = Object.keys(members).find(isOwnMember);
  if (refused !== undefined)
    throw new TypeError(`componentsWith: the member ${show(refused)} has a schema; leave it out`);
  const properties = { ...dialectFree.properties, ...members };
  return { schemas: { Problem: { ...dialectFree, properties } } };
}
