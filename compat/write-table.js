// npm run docs: writes the table of wrappers in docs/wrappers.md and the table of HTTP clients in docs/clients.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { clientsDocument, placeOfClients, renderHttpClients } from './http/table.js';
import { guide, place } from './guide.js';
import { renderWrappers } from './table.js';

const tables = [
  [guide, place, renderWrappers],
  [clientsDocument, placeOfClients, renderHttpClients],
];

for (const [document, at, render] of tables)
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(at, () => render()),
  );
