/** What is shown of the project where it is read: the README as it is packed, the forms of the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { toProblemDetails } from '../../lib/index.js';
import { errorOf } from '../support/sdk.js';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The paths in the tarball; `npm test` has built what belongs into it. */
function packedFiles(): ReadonlySet<string> {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const [packed] = JSON.parse(execFileSync('npm', args, options)) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return new Set(packed.files.map(({ path }) => path));
}

const readme = read('README.md');
const prose = readme.replaceAll(/^```[^]*?^```/gm, '');

/** Where the links lead that stay within the package. */
const targets = [...prose.matchAll(/\]\(([^)\s]+)|^\[[^\]]+\]: (\S+)|(?:href|src)="([^"]+)"/gm)]
  .map(([, inline, reference, html]) => inline ?? reference ?? String(html))
  .filter((target) => !/^[a-z]+:/.test(target));

describe('the README', () => {
  it('has no link to files outside the tarball', () => {
    const files = packedFiles();
    expect(files).toContain('README.md');
    const paths = targets.filter((target) => !target.startsWith('#'));
    expect(paths.filter((path) => !files.has(normalize(path.replace(/#.*/, ''))))).toEqual([]);
  });

  it('names only existing documents', () => {
    const names = [...prose.matchAll(/`([\w/-]+\.md)`/g)].map(([, name]) => String(name));
    expect(names).toContain('docs/logging.md');
    expect(names.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });
});

describe('the form for an error', () => {
  it('asks for JSON that has no key and is recognized', async () => {
    const form = read('.github/ISSUE_TEMPLATE/error.yml');
    const snippet = /```js\n([^]*?)```/.exec(form)?.[1] ?? '';
    const message = 'Incorrect API key provided: sk-proj-1234****cdef.';
    const body = { error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } };
    const error = await errorOf('6.49', { status: 401, body });
    const printed: string[] = [];
    const passed: unknown[] = [];
    const use = (handler: (...args: unknown[]) => void): void =>
      handler(error, {}, {}, (given: unknown) => passed.push(given));
    // oxlint-disable-next-line typescript/no-implied-eval -- what the form tells people to run
    new Function('app', 'console', snippet)({ use }, { log: (text: string) => printed.push(text) });
    const copy = JSON.parse(String(printed)) as object;
    expect(copy).toMatchObject({ class: 'AuthenticationError', status: 401 });
    expect(String(printed)).not.toMatch(/1234|cdef/);
    expect(toProblemDetails(copy, { claim: 'likely' })).toHaveProperty(
      'type',
      'urn:problem-type:openai:unauthorized',
    );
    expect(passed).toEqual([error]);
  });
});
