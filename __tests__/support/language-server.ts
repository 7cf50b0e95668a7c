/** What an editor shows for TypeScript: the compiler as a language server, with a file that is not on disk. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createDecoder, type Message } from './language-server-messages.js';

/** Marks the position of the cursor in a text. */
export const cursor = '/*|*/';

/** A completion at the cursor. */
export interface Completion {
  readonly name: string;
  /** The docstring as shown by an editor; empty if there is none. */
  readonly documentation: string;
}

export interface LanguageServer {
  readonly completions: (text: string) => Promise<readonly Completion[]>;
  /** The first line of each error. */
  readonly errors: (text: string) => Promise<readonly string[]>;
  readonly stop: () => void;
}

interface Item {
  readonly label: string;
  readonly documentation?: { readonly value: string };
}

const root = join(__dirname, '..', '..');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const uri = pathToFileURL(join(root, '__tests__', 'in-an-editor.ts')).href;
const textDocument = { uri };

const completionItem = {
  documentationFormat: ['plaintext'],
  resolveSupport: { properties: ['documentation'] },
};
const capabilities = { textDocument: { completion: { completionItem }, diagnostic: {} } };

/** Starts the compiler's process, and returns functions for requests and notifications. */
function start() {
  const child = spawn(process.execPath, [compiler, '--lsp', '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<Message['id'], (result: unknown) => void>();
  let last = 0;
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = ({ id, method, result }: Message): void => {
    if (method === undefined) waiting.get(id)?.(result);
    else if (id !== undefined) send({ id, result: null }); // a request for settings
  };
  child.stdout.on('data', createDecoder(receive));
  return {
    tell: (method: string, params: object): void => send({ method, params }),
    ask: (method: string, params: object): Promise<unknown> =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        send({ id: last, method, params });
      }),
    stop: (): void => void child.kill(),
  };
}

function positionOf(text: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(cursor)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Starts a language server for the test files. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const { ask, tell, stop } = start();
  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities,
  });
  tell('initialized', {});
  const open = (text: string): void =>
    tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text },
    });
  const close = (): void => tell('textDocument/didClose', { textDocument });

  async function completions(text: string): Promise<readonly Completion[]> {
    open(text);
    const position = positionOf(text);
    const found = await ask('textDocument/completion', { textDocument, position });
    const { items } = found as { readonly items: readonly Item[] };
    const resolved = await Promise.all(items.map((item) => ask('completionItem/resolve', item)));
    close();
    return (resolved as readonly Item[]).map(({ label, documentation }) => ({
      name: label.replace(/\?$/, ''),
      documentation: documentation?.value ?? '',
    }));
  }

  async function errors(text: string): Promise<readonly string[]> {
    open(text);
    const report = await ask('textDocument/diagnostic', { textDocument });
    close();
    const { items } = report as {
      readonly items: readonly { readonly severity: number; readonly message: string }[];
    };
    return items
      .filter(({ severity }) => severity === 1)
      .map(({ message }) => message.split('\n')[0] ?? '');
  }
  return { completions, errors, stop };
}
