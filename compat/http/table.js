// The table of docs/clients.md: how HTTP clients treat the responses of this package.
import { titleOf } from '../title.js';
import { responses } from './responses.js';
import { expectedOf, httpClients } from './clients.js';

export const clientsDocument = new URL('../../docs/clients.md', import.meta.url);

/** The part between the marks. */
export const placeOfClients =
  /(?<=<!-- http clients -->\n\n)[^]*?(?=\n\n<!-- end of http clients -->)/;

function seconds(wait) {
  return wait === 0 ? 'at once' : `${wait / 1000} s`;
}

/** The number of requests, and the time between them. */
function cellOf({ requests, waits }) {
  if (requests === 1) return '1';
  return `${requests}: ${[...new Set(waits.map(seconds))].join(', ')}`;
}

function rowOf(client) {
  const cells = Object.keys(responses).map((name) => cellOf(expectedOf(client, name)));
  return [titleOf(client), ...cells, client.posts, client.place];
}

/** The table, in Markdown. */
export function renderHttpClients() {
  const columns = ['client', ...Object.keys(responses), 'POST', 'the problem'];
  const lines = [columns, columns.map(() => '---'), ...httpClients.map(rowOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
