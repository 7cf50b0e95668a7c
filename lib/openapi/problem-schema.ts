/** The JSON Schema of this package's problems. */
import type { ProblemDetails } from '../model/problem-details.js';

/** The part of JSON Schema (2020-12) that the schema uses. */
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
    limit: { type: 'number', description: 'The number allowed per window.' },
    remaining: { type: 'number', description: 'The number left in the current window.' },
    reset: { type: 'number', minimum: 0, description: 'Seconds until the bucket is full again.' },
  },
};

const inputError: JsonSchema = {
  type: 'object',
  required: ['detail'],
  properties: {
    detail: { type: 'string', description: 'What is wrong, or how to fix it.' },
    pointer: {
      type: 'string',
      format: 'json-pointer',
      description: 'The location in the body (RFC 6901); an empty pointer is the whole body.',
    },
    in: {
      type: 'string',
      enum: ['query', 'path'],
      description: 'The part of the URL, if the error is not in the body.',
    },
    parameter: { type: 'string', description: 'The name of the query or path parameter.' },
  },
};

const filteredCategory: JsonSchema = {
  type: 'object',
  required: ['category', 'filtered'],
  properties: {
    category: { type: 'string', description: "The filter's own name, such as `violence`." },
    filtered: {
      type: 'boolean',
      description: 'Whether content was blocked because of this category.',
    },
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
  detail: { type: 'string', description: 'What is specific to this occurrence.' },
  instance: {
    type: 'string',
    format: 'uri-reference',
    description:
      'A URI that identifies this occurrence: the reference to quote when asking for help.',
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
      'Who can fix it: the caller of the service, its operator, or the provider of the model.',
  },
  retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
  retryAfter: {
    type: 'integer',
    minimum: 0,
    maximum: 86_400,
    description: 'Whole seconds to wait before the next attempt.',
  },
  code: { type: 'string', description: "The upstream's error code." },
  param: { type: 'string', description: 'The request parameter that caused the problem.' },
  requestId: { type: 'string', description: "OpenAI's request id, to quote to its support." },
  rateLimit: {
    type: 'object',
    properties: { requests: bucket, tokens: bucket },
    description: "The upstream's rate limit.",
  },
  cooldown: {
    type: 'boolean',
    description: 'True if a cooldown responded and no call was made.',
  },
  contentFilter: {
    type: 'object',
    required: ['categories'],
    properties: {
      code: { type: 'string', description: "The filter's code." },
      categories: { type: 'array', items: filteredCategory },
    },
    description: 'The result of a content filter.',
  },
  errors: { type: 'array', items: inputError, description: 'The errors in the input.' },
  documentation: {
    type: 'string',
    format: 'uri',
    description: 'The URL of the relevant documentation.',
  },
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

/** The schema without `$schema`, which an OpenAPI document states once for all. */
export const dialectFree: JsonSchema = {
  title: 'Problem',
  description: 'Problem details (RFC 9457) with what happened and what to do.',
  type: 'object',
  required: [...required],
  properties: { ...members },
};

/**
 * The JSON Schema (2020-12) of this package's problems. It allows further members, as RFC 9457 requires.
 * @example const isProblem = new Ajv2020({ strict: false }).compile(problemSchema);
 */
export const problemSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...dialectFree,
};
