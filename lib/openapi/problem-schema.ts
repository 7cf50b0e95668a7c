/** The JSON Schema of the problems that this package answers with. */
import type { ProblemDetails } from '../model/problem-details.js';

/** The part of JSON Schema (2020-12) that the schemas of problems use. */
export interface JsonSchema {
  $schema?: string;
  title?: string;
  description?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  format?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  items?: JsonSchema;
  required?: string[];
  properties?: Record<string, JsonSchema>;
}

const bucket: JsonSchema = {
  type: 'object',
  properties: {
    limit: { type: 'number', description: 'How much is allowed in the window.' },
    remaining: { type: 'number', description: 'How much is left in the window.' },
    reset: { type: 'number', minimum: 0, description: 'Seconds until the bucket is full again.' },
  },
};

const inputError: JsonSchema = {
  type: 'object',
  required: ['detail'],
  properties: {
    detail: { type: 'string', description: 'What is wrong, or what to do about it.' },
    pointer: {
      type: 'string',
      format: 'json-pointer',
      description: 'Where in the body (RFC 6901); the empty pointer is the whole body.',
    },
    in: {
      type: 'string',
      enum: ['query', 'path'],
      description: 'Where in the URL, where it is not in the body.',
    },
    parameter: { type: 'string', description: 'The name of the parameter of the query or path.' },
  },
};

const filteredCategory: JsonSchema = {
  type: 'object',
  required: ['category', 'filtered'],
  properties: {
    category: { type: 'string', description: "The filter's own name, such as `violence`." },
    filtered: { type: 'boolean', description: 'Whether content was withheld on its account.' },
    detected: { type: 'boolean' },
    severity: { type: 'string', enum: ['safe', 'low', 'medium', 'high'] },
  },
};

const members: Readonly<Record<keyof ProblemDetails, JsonSchema>> = {
  type: {
    type: 'string',
    format: 'uri',
    description: 'A URI that identifies the problem type.',
  },
  title: { type: 'string', description: 'A short summary of the problem type.' },
  status: {
    type: 'integer',
    minimum: 400,
    maximum: 599,
    description: 'The HTTP status of the response.',
  },
  detail: { type: 'string', description: 'What is special about this occurrence.' },
  instance: {
    type: 'string',
    format: 'uri-reference',
    description: 'A URI that identifies this occurrence: quote it where you ask for help.',
  },
  meaning: { type: 'string', description: 'What happened.' },
  solution: {
    type: 'array',
    items: { type: 'string' },
    minItems: 1,
    description: 'What to do about it.',
  },
  fixableBy: {
    type: 'string',
    enum: ['caller', 'operator', 'provider'],
    description:
      'Who can remove the cause: the caller of the service, its operator, or the provider of the model.',
  },
  retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
  retryAfter: {
    type: 'integer',
    minimum: 0,
    maximum: 86_400,
    description: 'Whole seconds to wait before the next attempt.',
  },
  code: { type: 'string', description: "The upstream's error code." },
  param: { type: 'string', description: 'The request parameter at fault.' },
  requestId: { type: 'string', description: "OpenAI's request id, which its support asks for." },
  rateLimit: {
    type: 'object',
    properties: { requests: bucket, tokens: bucket },
    description: "The upstream's rate limit.",
  },
  cooldown: {
    type: 'boolean',
    description: 'True where a cooldown answered and no call was made.',
  },
  contentFilter: {
    type: 'object',
    required: ['categories'],
    properties: {
      code: { type: 'string', description: "The filter's code." },
      categories: { type: 'array', items: filteredCategory },
    },
    description: 'What a content filter said.',
  },
  errors: { type: 'array', items: inputError, description: 'What is wrong with the input.' },
  documentation: { type: 'string', format: 'uri', description: 'Where to read more.' },
};

const required: readonly (keyof ProblemDetails)[] = [
  'type',
  'title',
  'status',
  'instance',
  'meaning',
  'solution',
  'fixableBy',
  'retryable',
];

/** The schema, without the dialect, which an OpenAPI document states once. */
export const dialectFree: JsonSchema = {
  title: 'Problem',
  description: 'Problem details (RFC 9457) that say what happened and what to do.',
  type: 'object',
  required: [...required],
  properties: { ...members },
};

/**
 * The JSON Schema (2020-12) of the problems that this package answers with. It allows further members, as RFC 9457 does.
 * @example const isProblem = new Ajv2020({ strict: false }).compile(problemSchema);
 */
export const problemSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...dialectFree,
};
