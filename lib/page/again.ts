/** The button that repeats a request, for problems that may pass. It works without a script, and counts down with one. */
import type { ProblemDetails } from '../model/problem-details.js';
import { html, type Content } from './html.js';

/** Methods that a browser repeats without asking (RFC 9110, section 9.2.1). */
const safeMethods: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', undefined]);

/**
 * Shows the button, disables it until the wait is over, and counts down next to it. The clock decides, not the number of ticks:
 * timers stop while a tab sleeps. Only the end is announced to screen readers.
 */
export const againScript = `
const again = document.querySelector('.again');
const [button] = again.getElementsByTagName('button');
const until = Date.now() + again.dataset.wait * 1000;
const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
function words(left) {
  const [size, unit] = left < 120 ? [1, 'second'] : left < 7200 ? [60, 'minute'] : [3600, 'hour'];
  return format.format(Math.ceil(left / size), unit);
}
function tick() {
  const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
  button.setAttribute('aria-disabled', left > 0);
  document.querySelector('.wait').textContent = words(left);
  if (left > 0) setTimeout(tick, 500);
  else again.querySelector('[role=status]').textContent = 'You can try again now.';
}
if (again.dataset.wait > 0) tick();
again.querySelector('a')?.remove();
button.hidden = false;
button.addEventListener('click', () => {
  if (Date.now() >= until) location.reload();
});
`;

/** Whether the browser repeats the request by sending data again. */
export function isResent(method: string | undefined): boolean {
  return !safeMethods.has(method);
}

/** Without a script, a link to the page's own address requests it again; nothing but a reload sends a form again. */
function fallback(method: string | undefined): Content {
  return isResent(method)
    ? html`<span>Reloading sends the same data again; your browser may ask first.</span>`
    : html`<a href="">Try again</a>`;
}

/**
 * The button; `undefined` if the same request would fail again.
 * @param method of the request
 */
export function tryAgain(
  { retryable, retryAfter = 0 }: ProblemDetails,
  method: string | undefined,
): Content {
  if (!retryable) return undefined;
  return html`<p class="again" data-wait="${retryAfter}">
    <button type="button" hidden>Try again</button> ${fallback(method)} <span role="status"></span>
  </p>`;
}
