/** The scale-out example over HTTP, with Redis where it is installed, else without. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { complaintOf, startExample, startOnUsedPort, type Example } from '../support/example.js';

interface Snapshot {
  readonly calls: number;
  readonly served: number;
  readonly refused: number;
  readonly instances: readonly { readonly made: number; readonly avoided: number }[];
}

let example: Example;

beforeAll(async () => {
  example = await startExample('scale-out');
});

afterAll(() => example.stop());

async function post(path: string): Promise<Snapshot> {
  const response = await fetch(`${example.url}/${path}`, { method: 'POST' });
  return (await response.json()) as Snapshot;
}

it('responds to every user, and avoids calls', async () => {
  const { served, refused, instances } = await post('users/30');
  expect(served + refused).toBe(30);
  expect(served).toBeGreaterThan(0);
  expect(instances).toHaveLength(3);
  const { calls } = await post('quota/exhausted');
  await post('users/9');
  const afterwards = await post('users/30');
  expect(afterwards.calls - calls).toBeLessThanOrEqual(9);
});

it('shows its page', async () => {
  const response = await fetch(example.url);
  expect(await response.text()).toContain('says wait, no instance calls');
});

it('reports that its port is in use', async () => {
  const { port, output, code } = await startOnUsedPort('scale-out');
  expect(output).toContain(`Port ${port} is in use. Choose another one`);
  expect(code).toBe(1);
});

it('rejects an invalid port', async () => {
  expect(await complaintOf('scale-out', { PORT: 'x' }, /\n/)).toContain('PORT must be a number');
});
