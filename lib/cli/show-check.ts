/** Formats the result of a check, for people and as JSON. */
import { isIP } from 'node:net';
import type { CheckResult } from '../check/index.js';
import type { OpenAIClient } from '../check/calls.js';
import { redact } from '../compose/redact/index.js';
import { property } from '../values/property.js';
import { explanationOf } from './explain/explanation.js';
import { table, wrap, type Canvas } from '../values/layout.js';
import { showProblem } from './show-problem.js';

/** The host of the base URL; the rest of the URL may contain a key. */
function hostOf(client: OpenAIClient): string | undefined {
  const address = String(property(client, 'baseURL'));
  if (!URL.canParse(address)) return undefined;
  const { host, hostname } = new URL(address);
  return isIP(hostname) === 0 ? redact(host) : host;
}

/** The client and the model that were checked. */
interface Checked {
  readonly client: OpenAIClient;
  readonly model: string | undefined;
}

function showPassed(
  { latency, models }: Extract<CheckResult, { ok: true }>,
  { client, model }: Checked,
  canvas: Canvas,
): string[] {
  const what =
    model === undefined ? 'The key works' : `The key works, and ${redact(model)} is available`;
  return [
    ...wrap(`✔ ${what}`, canvas.width).map((line) => canvas.paint('green', line)),
    '',
    ...table(
      [
        ['Host', hostOf(client)],
        ['Latency', `${latency} ms`],
        ['Models', models && String(models.length)],
      ],
      canvas,
    ),
  ];
}

function showFailed(
  { latency, problem }: Extract<CheckResult, { ok: false }>,
  { client }: Checked,
  canvas: Canvas,
): string[] {
  const host = hostOf(client);
  const where = host === undefined ? '' : ` at ${host}, after ${latency} ms`;
  return [
    ...wrap(`✖ The check failed${where}`, canvas.width).map((line) => canvas.paint('red', line)),
    '',
    ...showProblem(explanationOf(problem), canvas),
  ];
}

/** The lines for a result. */
export function showResult(result: CheckResult, checked: Checked, canvas: Canvas): string[] {
  return result.ok ? showPassed(result, checked, canvas) : showFailed(result, checked, canvas);
}

/** The result as JSON. The names of models are redacted, since any server may have sent them. */
export function showJson(result: CheckResult): string[] {
  const models = result.ok ? result.models?.map(redact) : undefined;
  return [JSON.stringify({ ...result, ...(models && { models }) }, null, 2)];
}
