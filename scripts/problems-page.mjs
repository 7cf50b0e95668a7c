// npm run docs: writes docs/problems.md and the README's table from the built catalogue.
import { readFileSync, writeFileSync } from 'node:fs';
import { problemTypes } from 'openai-problem-details';
import { renderProblems, renderTable } from './render-problems.cjs';

const readme = new URL('../README.md', import.meta.url);
const table = /(?<=<!-- problem types -->\n\n)[^]*?(?=\n\n<!-- end of problem types -->)/;

writeFileSync(new URL('../docs/problems.md', import.meta.url), renderProblems(problemTypes));
writeFileSync(readme, readFileSync(readme, 'utf8').replace(table, renderTable(problemTypes)));
