/** The recorded wire errors, with the expected result of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Row {
  readonly id: string;
  readonly delivery: string;
  readonly where: string;
  readonly event?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly minOpenai?: number;
  readonly acceptBefore7?: readonly string[];
  readonly expect: {
    readonly type: string;
    readonly accept: readonly string[];
    readonly retryable: boolean;
    readonly retryAfter: number | null;
    readonly status: number | null;
    readonly code: string | null;
    readonly param: string | null;
    readonly leaks: readonly string[];
    readonly acceptBefore7?: readonly string[];
  };
}

export function corpus(name: string): readonly Row[] {
  const file = join(__dirname, '..', 'fixtures', `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
