// npm run docs: writes the table of docs/wrappers.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { guide, place } from './guide.js';
import { renderWrappers } from './table.js';

writeFileSync(
  guide,
  readFileSync(guide, 'utf8').replace(place, () => renderWrappers()),
);
