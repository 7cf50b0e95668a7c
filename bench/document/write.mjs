/** docs/performance.md, written from the figures that the last run has kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { goalsSection } from './goals.mjs';
import { methodSection } from './method.mjs';
import { requestSections } from './requests.mjs';
import { sizeSections } from './sizes.mjs';
import { startSection } from './start.mjs';
import { summary } from './summary.mjs';

const figures = new URL('../figures.json', import.meta.url);
const document = new URL('../../docs/performance.md', import.meta.url);

/** Lists of numbers, which take one line each. */
const numbers = /\[[\s\d.,]+\]/g;

/** Keeps the figures for this document and the next. */
export function keepFigures(measured) {
  const text = JSON.stringify(measured, undefined, 2);
  writeFileSync(figures, `${text.replaceAll(numbers, (list) => list.replaceAll(/\s+/g, ' '))}\n`);
}

/** The whole document. */
export function renderDocument(measured = JSON.parse(readFileSync(figures, 'utf8'))) {
  return `# Performance

What \`openai-problem-details\` costs an app, measured alongside handlers written by hand and alongside the nearest other packages. Compare
the ratios: times depend on the machine. \`npm run bench\` writes this document.

## What it costs you

${[summary(measured), requestSections(measured), startSection(measured), sizeSections(measured)].join('\n\n')}

## Goals we set ourselves

${goalsSection(measured)}

## How this is measured

${methodSection(measured)}
`;
}

/** Writes docs/performance.md. */
export function writeDocument() {
  writeFileSync(document, renderDocument());
}

/** Whether docs/performance.md shows the figures that were kept. */
export function documentIsCurrent() {
  return readFileSync(document, 'utf8') === renderDocument();
}
