// npm run docs: writes the README's table of wrappers, and the table of HTTP clients in docs/clients.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { clientsDocument, placeOfClients, renderHttpClients } from './http/table.js';
import { place, readme } from './readme.js';
import { renderWrappers } from './table.js';

const tables = [
  [readme, place, renderWrappers],
  [clientsDocument, placeOfClients, renderHttpClients],
];

for (const [document, at, render] of tables)
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(at, () => render()),
  );
