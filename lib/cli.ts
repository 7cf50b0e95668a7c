#!/usr/bin/env node
/** The command line, `npx openai-problem-details`: what it takes of the process, and what it leaves there. */
import { runCli } from './cli/run.js';
import { exitCodes } from './cli/terminal.js';

/** A reader that leaves early, such as `head`, is no failure; a full device is one, of which nobody can be told there. */
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
  // What is left in a pipe that nobody closes would keep the process.
  process.stdin.destroy();
}

void main();
