// npm run docs: writes the README's table of wrappers.
import { readFileSync, writeFileSync } from 'node:fs';
import { place, readme } from './readme.js';
import { renderWrappers } from './table.js';

writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(place, () => renderWrappers()),
);
