/** The validator of OpenAPI documents. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The errors in each of these documents; `null` for a valid one. */
export function objectionsTo(...documents: readonly unknown[]): readonly (string | null)[] {
  const script = join(__dirname, 'validate-openapi.mjs');
  const input = JSON.stringify(documents);
  const said = execFileSync(process.execPath, [script], { input, encoding: 'utf8' });
  return JSON.parse(said) as readonly (string | null)[];
}
