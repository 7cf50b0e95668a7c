// npm run docs: writes docs/problem-types.md and docs/operations.md from the built catalogue, docs/api.md from the declarations,
// the statuses of docs/proxies.md from the error handler's choice, and the recipes of docs/error-trackers.md from the files that
// are run.
import { readFileSync, writeFileSync } from 'node:fs';
import { problemTypes, toProblemDetails } from 'openai-problem-details';
import { fileURLToPath } from 'node:url';
import { renderApi } from './render-api.cjs';
import { renderOperations } from './render-operations.cjs';
import { renderProxies } from './render-proxies.cjs';
import { renderTrackers } from './render-trackers.cjs';
import { renderProblemTypes } from './render-problem-types.cjs';

const root = new URL('../', import.meta.url);
writeFileSync(new URL('docs/problem-types.md', root), renderProblemTypes(problemTypes));
writeFileSync(new URL('docs/operations.md', root), renderOperations(problemTypes));

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const api = renderApi(fileURLToPath(root), manifest, problemTypes);
writeFileSync(new URL('docs/api.md', root), api);

const trackers = new URL('docs/error-trackers.md', root);
const read = (file) => readFileSync(new URL(file, root), 'utf8');
writeFileSync(trackers, renderTrackers(readFileSync(trackers, 'utf8'), read));

const proxies = new URL('docs/proxies.md', root);
const proxiesText = readFileSync(proxies, 'utf8');
writeFileSync(proxies, renderProxies(proxiesText, { problemTypes, toProblemDetails }));
