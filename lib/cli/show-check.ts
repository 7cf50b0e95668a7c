/** The result of a check, as it is shown to a person and as JSON. */
import { isIP } from 'node:net';
import type { CheckResult } from '../check/index.js';
import type { OpenAIClient } from '../check/calls.js';
import { redact } from '../compose/redact/index.js';
import { property } from '../values/property.js';
import { explanationOf } from './explain/explanation.js';
import { table, wrap, type Canvas } from '../values/layout.js';
import { showProblem } from './show-problem.js';

/** The host that was asked; the rest of an address may hold a key. */
function hostOf(client: OpenAIClient): string | undefined {
  const address = String(property(client, 'baseURL'));
  if (!URL.canParse(address)) return undefined;
  const { host, hostname } = new URL(address);
  return isIP(hostname) === 0 ? redact(host) : host;
}

/** What was checked. */
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
    model === undefined ? 'The key works' : `The key works, and so does ${redact(model)}`;
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

/** The lines of a result. */
export function showResult(result: CheckResult, checked: Checked, canvas: Canvas): string[] {
  return result.ok ? showPassed(result, checked, canvas) : showFailed(result, checked, canvas);
}

/** The same as JSON. The models' names come from a server, which may be any. */
export function showJson(result: CheckResult): string[] {
  const models = result.ok ? result.models?.map(redact) : undefined;
  return [JSON.stringify({ ...result, ...(models && { models }) }, null, 2)];
}
