// Runs processes with users, and adds up their reports.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));

function start(work) {
  const env = { ...process.env, WORK: JSON.stringify(work) };
  return fork(worker, { execArgv: ['--no-warnings'], env });
}

/** The next message of a process; fails if it ends instead. */
async function nextMessage(child) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a process ended with code ${code} before it reported`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  // It ends after its report.
  ended.catch(() => undefined);
  return message;
}

async function reportOf(child) {
  child.send('go');
  const exit = once(child, 'exit');
  const report = await nextMessage(child);
  const [code] = await exit;
  return { ...report, code };
}

/** The sum of the numbers under each name. */
function sumOf(counts) {
  const sum = {};
  for (const [name, value] of counts.flatMap(Object.entries)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

function numbersOf(report) {
  return Object.fromEntries(Object.entries(report).filter(([, value]) => Number.isFinite(value)));
}

function percentile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** Runs a number of processes with this work, which they start together. */
export async function runCrowd(processes, work) {
  const children = Array.from({ length: processes }, () => start(work));
  await Promise.all(children.map(nextMessage));
  const reports = await Promise.all(children.map(reportOf));
  const { attempts, succeeded, wrong, unhandled, code } = sumOf(reports.map(numbersOf));
  const times = reports.flatMap(({ times: own }) => own);
  return {
    attempts,
    succeeded,
    share: succeeded / attempts,
    wrong,
    unhandled,
    exitCodes: code,
    refused: sumOf(reports.map(({ refused }) => refused)),
    events: sumOf(reports.map(({ events }) => events)),
    p99: percentile(times, 0.99),
    /** The longest time without a success, in milliseconds, of the process that has the shortest. */
    silence: Math.min(...reports.map((report) => report.silence)),
  };
}
