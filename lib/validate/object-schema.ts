/** Combines a schema for each member of an object into one schema. */
import { isPlainObject } from '../values/json.js';
import { elements, property } from '../values/property.js';
import { deepestPath } from './issues.js';
import {
  isStandardSchema,
  type Issue,
  type PathStep,
  type Result,
  type StandardSchema,
} from './standard-schema.js';

/** Whether the value is an object that contains only schemas. */
export function isSchemaTable(value: unknown): value is Readonly<Record<string, StandardSchema>> {
  if (!isPlainObject(value)) return false;
  const members = Object.values(value);
  return members.length > 0 && members.every(isStandardSchema);
}

/** The issue of a member, with the member's name in front of its path. A deep path may be cut short: its start is enough to find the value. */
function within(name: string, issue: Issue): Issue {
  const path = elements(property(issue, 'path'), deepestPath) as readonly PathStep[]; // validated later
  return { message: property(issue, 'message') as string, path: [name, ...path] };
}

/** The schema of an object with these members; members without a schema are dropped. */
export function objectSchema(members: Readonly<Record<string, StandardSchema>>): StandardSchema {
  const schemas = Object.entries(members);
  async function validate(value: unknown): Promise<Result<unknown>> {
    if (!isPlainObject(value)) return { issues: [{ message: 'Must be an object.' }] };
    const results = await Promise.all(
      schemas.map(async ([name, schema]) => {
        const given = Object.hasOwn(value, name) ? value[name] : undefined;
        return [name, await schema['~standard'].validate(given)] as const;
      }),
    );
    const issues = results.flatMap(([name, result]) =>
      (result.issues ?? []).map((issue) => within(name, issue)),
    );
    if (issues.length > 0) return { issues };
    const entries = results.map(([name, result]) => [name, 'value' in result && result.value]);
    return { value: Object.fromEntries(entries) as unknown };
  }
  return { '~standard': { version: 1, vendor: 'openai-problem-details', validate } };
}
