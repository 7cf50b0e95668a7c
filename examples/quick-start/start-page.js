// The list of all problem types, each with a link that makes it happen.
import { problemTypes } from 'openai-problem-details';
import { listPage } from '../pages/list-page.js';

const lead = `<p class="lead">Each link makes the real OpenAI SDK fail that way. The error handler responds with an HTML page to a browser, and with JSON to other clients.</p>
<p class="lead"><a href="/problems/">Read what each problem type means</a></p>`;

/** @param query the search; anything but a string counts as none */
export function startPage(query) {
  const title = 'Try every problem type';
  return listPage({ title, lead, problemTypes, prefix: '/fail/', query });
}
