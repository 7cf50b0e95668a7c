#!/usr/bin/env node
/** The command line, `npx openai-problem-details`: what it takes of the process, and what it leaves there. */
import { runCli } from './cli/run.js';

/** A reader that leaves early, such as `head`, is no failure. */
function leaveQuietly(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
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
