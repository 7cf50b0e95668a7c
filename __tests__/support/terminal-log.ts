/** What the error handler writes to a terminal. */
import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import express from 'express';
import supertest from 'supertest';
import { openaiErrorHandler } from '../../lib/index.js';

/** The lines that a terminal of 80 columns shows, without colors, if `POST /chat` fails with this error. */
export async function terminalLog(error: unknown): Promise<readonly string[]> {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const log = new Console(terminal);
  const app = express().post('/chat', () => {
    throw error;
  });
  await supertest(app.use(openaiErrorHandler({ audience: 'public', log }))).post('/chat');
  return stripVTControlCharacters(String(terminal.read())).split('\n');
}

/** The lines of a document's block of a terminal's log, without those that differ each time. */
export function shownLog(document: string): readonly string[] {
  const [, shown = ''] = /```text\n(✖[^]*?)```/.exec(document) ?? [];
  return shown.split('\n').filter((line) => !/^ {2}(?:Location|Instance) /.test(line));
}
