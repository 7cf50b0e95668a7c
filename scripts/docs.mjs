// npm run docs: writes docs/problem-types.md and docs/operations.md from the built catalogue, docs/api.md from the declarations, the
// statuses of docs/proxies.md, and the guides' copies of files that tests run.
import { readFileSync, writeFileSync } from 'node:fs';
import { problemTypes, toProblemDetails } from 'openai-problem-details';
import { fileURLToPath } from 'node:url';
import { renderApi } from './render-api.cjs';
import { renderFiles } from './render-files.cjs';
import { renderOperations } from './render-operations.cjs';
import { renderProxies } from './render-proxies.cjs';
import { renderProblemTypes } from './render-problem-types.cjs';

const root = new URL('../', import.meta.url);
writeFileSync(new URL('docs/problem-types.md', root), renderProblemTypes(problemTypes));
writeFileSync(new URL('docs/operations.md', root), renderOperations(problemTypes));

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const api = renderApi(fileURLToPath(root), manifest, problemTypes);
writeFileSync(new URL('docs/api.md', root), api);

const read = (file) => readFileSync(new URL(file, root), 'utf8');
for (const guide of ['docs/error-trackers.md', 'docs/testing.md'])
  writeFileSync(new URL(guide, root), renderFiles(read(guide), read));

const proxies = renderProxies(read('docs/proxies.md'), { problemTypes, toProblemDetails });
writeFileSync(new URL('docs/proxies.md', root), proxies);
