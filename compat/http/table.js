// The table of docs/clients.md: what HTTP clients do with the answers of this package.
import { titleOf } from '../title.js';
import { answers } from './answers.js';
import { expectedOf, httpClients } from './clients.js';

export const clientsDocument = new URL('../../docs/clients.md', import.meta.url);

/** The place between the marks. */
export const placeOfClients =
  /(?<=<!-- http clients -->\n\n)[^]*?(?=\n\n<!-- end of http clients -->)/;

function seconds(wait) {
  return wait === 0 ? 'at once' : `${wait / 1000} s`;
}

/** How many requests are made, and what lies between them. */
function cellOf({ requests, waits }) {
  if (requests === 1) return '1';
  return `${requests}: ${[...new Set(waits.map(seconds))].join(', ')}`;
}

function rowOf(client) {
  const cells = Object.keys(answers).map((answer) => cellOf(expectedOf(client, answer)));
  return [titleOf(client), ...cells, client.posts, client.place];
}

/** The table, in Markdown. */
export function renderHttpClients() {
  const columns = ['client', ...Object.keys(answers), 'POST', 'the problem'];
  const lines = [columns, columns.map(() => '---'), ...httpClients.map(rowOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
