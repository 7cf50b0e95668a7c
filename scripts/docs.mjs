// npm run docs: writes docs/problems.md, docs/operations.md and the README's table from the built catalogue, docs/api.md from
// the declarations, the statuses of docs/proxies.md from the error handler, and the recipes of docs/error-trackers.md from
// files that are run.
import { readFileSync, writeFileSync } from 'node:fs';
import { problemTypes, toProblemDetails } from 'openai-problem-details';
import * as kit from 'openai-problem-details/testing';
import { fileURLToPath } from 'node:url';
import { renderApi } from './render-api.cjs';
import { renderOperations } from './render-operations.cjs';
import { renderProxies } from './render-proxies.cjs';
import { renderTrackers } from './render-trackers.cjs';
import { renderProblems, renderTable } from './render-problems.cjs';

const readme = new URL('../README.md', import.meta.url);
const table = /(?<=<!-- problem types -->\n\n)[^]*?(?=\n\n<!-- end of problem types -->)/;

const problems = await renderProblems(problemTypes, kit);
writeFileSync(new URL('../docs/problems.md', import.meta.url), problems);
writeFileSync(new URL('../docs/operations.md', import.meta.url), renderOperations(problemTypes));
writeFileSync(readme, readFileSync(readme, 'utf8').replace(table, renderTable(problemTypes)));

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const api = renderApi(fileURLToPath(root), manifest, problemTypes);
writeFileSync(new URL('docs/api.md', root), api);

const trackers = new URL('docs/error-trackers.md', root);
const read = (file) => readFileSync(new URL(file, root), 'utf8');
writeFileSync(trackers, renderTrackers(readFileSync(trackers, 'utf8'), read));

const proxies = new URL('docs/proxies.md', root);
const proxiesText = readFileSync(proxies, 'utf8');
writeFileSync(proxies, renderProxies(proxiesText, { problemTypes, toProblemDetails }));
