/** The components of an OpenAPI document that the responses refer to. */
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
