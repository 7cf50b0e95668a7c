#!/usr/bin/env node
/** The command `npx openai-problem-details`: connects the command line to the process. */
import { runCli } from './cli/run.js';
import { exitCodes } from './cli/terminal.js';

/** Ignores a reader that closes early, such as `head`. Any other error, such as a full disk, cannot be reported on the same stream. */
function leaveQuietly(fault: NodeJS.ErrnoException): void {
  if (fault.code === undefined) throw fault;
  if (fault.code !== 'EPIPE') process.exit(exitCodes.failed);
}

process.stdout.on('error', leaveQuietly);
process.stderr.on('error', leaveQuietly);

async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    env: process.env,
    folder: process.cwd(),
  });
  // Otherwise, unread data in a pipe that stays open would keep the process running.
  process.stdin.destroy();
}

void main();
