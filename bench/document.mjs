/** docs/performance.md, and the line of the README that quotes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { machine } from './machine.mjs';
import { obstacles, verdicts } from './verdict.mjs';

/** The figures that have a goal or a ceiling, by their names in the table of limits. */
function figuresOf({ cpu, sockets, conversion, imports, growth, counted }) {
  return {
    cpu: cpu.figure,
    'cpu over sockets': sockets.figure,
    conversion: conversion.figure,
    import: imports.figure,
    growth: growth.figure,
    ...counted,
  };
}

const cpuTables = ({ fresh, reused, success }) => `An error of its own for every request:

${fresh}

The same error every time:

${reused}

Requests that do not fail:

${success}`;

const requestSection = ({ cpu, sockets }) => `## CPU of a request

A route of an Express app throws a \`RateLimitError\` of the SDK, an error handler answers. CPU is that of the process, collecting
garbage included. By hand means to send an object that was made before; the other packages are given the texts, and take message, code and
request id from the error. None of them takes secrets out of the message, which ours does.

### Without sockets

Node's own request and response, on a connection that drops what is written to it: what JavaScript costs.

${cpuTables(cpu)}

### Over loopback

Four connections that are kept alive, from another process: with the kernel's part, the same for all.

${cpuTables(sockets)}`;

const conversionSection = ({ conversion }) => `## Conversion

From the SDK's error to JSON, held against \`JSON.stringify\` of the ready object:

${conversion.own}

The 429 beside other packages:

${conversion.beside}`;

const weightSection = ({ weight }) => `## Weight

${weight.own} Bundled by esbuild, each entry apart; \`http-errors\` is left out, since Express brings it:

${weight.entries}

What a production install into an empty folder takes, without peers, and what a bundle takes:

${weight.beside}`;

/** The whole document. */
export function renderDocument(measured) {
  const figures = figuresOf(measured);
  return `# Performance

Written by \`npm run bench\`. All variants run side by side in one process, in rounds whose order turns; a ratio is that of one
round, shown as the median with both quartiles. Compare ratios: times belong to the machine.

${machine()}

## Goals

${verdicts(figures)}

What stands in the way:

${obstacles(figures).join('\n')}

${requestSection(measured)}

${conversionSection(measured)}

## Import

In a fresh process each; \`files\` are those that are loaded.

${measured.imports.table}

## Growth

${measured.growth.tables.join('\n\n')}

## Relay of a stream

CPU of \`streamToResponse\`, to a loop by hand that writes every item of the stream:

${measured.relay}

${weightSection(measured)}
`;
}

const readme = new URL('../README.md', import.meta.url);
const quotation = /(?<=<!-- performance -->\n)[^]*?(?=\n<!-- end of performance -->)/;

/** Puts the ratios into the README. */
export function quoteInReadme({ cpu, sockets }) {
  const peer = 'express-http-problem-details with a mapper';
  const [ours] = Object.keys(cpu.ratios);
  const both = (name) => `${cpu.ratios[name].toFixed(2)} (${sockets.ratios[name].toFixed(2)})`;
  const line = `A request that fails takes ${both(ours)} times the CPU of a handler that sends a ready object by \`res.send\`, without sockets (and over
loopback); ${peer} takes ${both(peer)} times. All figures, beside their goals:
\`docs/performance.md\` in the repository.`;
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replace(quotation, () => `\n${line}\n`),
  );
}
