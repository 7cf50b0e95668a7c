/** The quick-start example, run as `npm start` runs it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemTypes } from '../../lib/index.js';
import { plantedKey, startModels, wrongKey } from '../support/models.js';
import { closeServers } from '../support/serve.js';
import { complaintOf, startExample, startOnUsedPort, type Example } from '../support/example.js';

let example: Example;

beforeAll(async () => {
  example = await startExample('quick-start');
});

afterAll(() => {
  example.stop();
});

describe('the quick start', () => {
  it.each(Object.keys(problemTypes))('fails on /fail/%s with that problem', async (slug) => {
    const response = await fetch(`${example.url}/fail/${slug}`);
    const { type, title } = (await response.json()) as Record<string, string>;
    expect(type).toBe(`${example.url}/problems/${slug}`);
    expect(await (await fetch(String(type))).json()).toMatchObject({ type, title, slug });
  });

  it.each([...Object.keys(problemTypes), 'nothing'])(
    'links from the page of %s to the list',
    async (slug) => {
      const headers = { accept: 'text/html' };
      const response = await fetch(`${example.url}/fail/${slug}`, { headers });
      const page = await response.text();
      expect(page.match(/<nav class="back" aria-label="Example"><a href="\/">/g)).toHaveLength(1);
      expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(page)));
    },
  );

  it.each([
    ['/problems/', 1],
    ['/problems/slow-down', 0],
  ])('links from %s to the list unless the page has a way back: %i', async (path, links) => {
    const page = await fetch(example.url + path, { headers: { accept: 'text/html' } });
    expect((await page.text()).split('aria-label="Example"')).toHaveLength(links + 1);
  });

  it.each([
    ['?q=SLOW+down', ['slow-down']],
    ['?q=zzz', []],
    ['?q[]=zzz&q[]=x', Object.keys(problemTypes)],
  ])('finds %s on the server', async (query, slugs) => {
    const page = await (await fetch(`${example.url}/${query}`)).text();
    const shown = [...page.matchAll(/<li data-terms="[^"]*">[^]*?href="\/fail\/([^"]*)"/g)];
    const found = new Set(shown.map(([, slug]) => slug));
    expect(found).toEqual(new Set(slugs));
  });

  it('repeats a query as text', async () => {
    const query = encodeURIComponent('"><script>');
    const page = await (await fetch(`${example.url}/?q=${query}`)).text();
    expect(page).toContain('value="&#34;&#62;&#60;script&#62;"');
  });

  it('lists every problem type with a link', async () => {
    const page = await (await fetch(example.url)).text();
    for (const slug of Object.keys(problemTypes)) expect(page).toContain(`href="/fail/${slug}"`);
  });

  it('answers on /chat without a key', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${example.url}/chat`, {
      method: 'POST',
      headers,
      body: '{"prompt":"Hi"}',
    });
    expect(await response.json()).toEqual({ answer: 'Hello from the mock.' });
  });

  it('answers its own 404 in the same form', async () => {
    const response = await fetch(`${example.url}/fail/nothing`);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 404 });
  });

  it('says what is wrong with a key, and what to do', async () => {
    const openai = await startModels({ 'GET /v1/models': wrongKey });
    const settings = { OPENAI_API_KEY: plantedKey, OPENAI_BASE_URL: `${openai.url}/v1` };
    const { meaning, solution } = problemTypes.unauthorized;
    const [first, last] = [solution[0], String(solution.at(-1))];
    const output = await complaintOf('quick-start', settings, new RegExp(`${last}\\n`));
    closeServers();
    expect(output).toContain(`The check of the API key failed. ${meaning}\n- ${first}\n`);
    expect(output).not.toContain(plantedKey);
  });

  it('says so where the port is in use', async () => {
    const { port, output, code } = await startOnUsedPort('quick-start');
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use. Choose another one: PORT=3001 npm start`);
  });
});
