// The content of the page. Strings are set as text, never as markup.

const conversation = document.querySelector('#conversation');
const status = document.querySelector('#status');

/** An element with attributes and children. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** The nodes of a string, with `code` elements for the parts between backticks. */
function withNames(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/** Shows the state, and announces it to screen readers. */
export function say(text) {
  status.textContent = text;
}

/** While an answer arrives, only "Stop" works. Disabled buttons stay focusable, so that the focus is not lost. */
export function setBusy(isBusy) {
  conversation.setAttribute('aria-busy', String(isBusy));
  for (const button of document.querySelectorAll('#composer button')) {
    button.setAttribute('aria-disabled', String(isBusy !== (button.id === 'stop')));
  }
}

/** Changes the page and keeps its end in view, unless the reader has scrolled up. */
function follow(change) {
  const page = document.documentElement;
  const wasAtEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 64;
  change();
  if (wasAtEnd) page.scrollTop = page.scrollHeight;
}

function addTurn(kind, speaker, text) {
  const turn = element('article', { class: kind }, element('h3', {}, speaker), text);
  follow(() => conversation.append(turn));
  return turn;
}

/** Adds the user's message. */
export function addQuestion(text) {
  document.querySelector('#welcome')?.remove();
  addTurn('question', 'You', element('p', {}, text));
}

/** Adds an answer that is about to arrive. */
export function addAnswer() {
  const text = element('p', { class: 'coming' });
  const turn = addTurn('answer', 'Answer', text);
  return {
    append: (words) => follow(() => text.append(words)),
    /** @param mark why the answer is incomplete, if it is */
    end(mark) {
      text.classList.remove('coming');
      if (mark === undefined) return;
      turn.classList.add('incomplete');
      turn.querySelector('h3').append(' ', element('span', { class: 'mark' }, mark));
    },
    showProblem: (problem, again) => follow(() => turn.append(problemCard(problem, again))),
  };
}

/** What happened, what to do, and the references for support. */
function problemCard(problem, again) {
  const { title, detail, meaning, solution } = problem;
  const items = solution.map((step) => element('li', {}, ...withNames(forPeople(step))));
  const steps = element('ul', {}, ...items);
  const card = element('div', { class: 'problem', role: 'alert' }, element('h4', {}, title));
  card.append(element('p', {}, ...withNames(meaning)));
  if (detail !== undefined) card.append(element('p', { class: 'note' }, detail));
  card.append(element('h5', {}, 'What to do'), steps);
  if (problem.retryable) card.append(retryButton(problem.retryAfter ?? 0, again));
  card.append(facts(problem));
  return card;
}

/** A step without the name of a member, which readers do not see. */
function forPeople(step) {
  return step.replace(/the `instance`(?: value| of this problem)/, 'the reference below');
}

/** The references for support, by member. */
const labels = { instance: 'Reference', status: 'Status', type: 'Type' };

function facts(problem) {
  const list = element('dl');
  for (const [name, label] of Object.entries(labels)) {
    const value = problem[name];
    if (value === undefined || value === '') continue;
    list.append(element('div', {}, element('dt', {}, label), element('dd', {}, String(value))));
  }
  return list;
}

const inTime = new Intl.RelativeTimeFormat('en');

/** A button that is disabled until the wait is over. */
function retryButton(seconds, again) {
  // The conversation is a live region; a countdown in it would be read out every second.
  const button = element('button', { type: 'button', 'aria-live': 'off' });
  const until = Date.now() + seconds * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.setAttribute('aria-disabled', String(left > 0));
    button.textContent = left > 0 ? `Try again ${inTime.format(left, 'second')}` : 'Try again';
    if (left > 0) setTimeout(tick, 250);
  };
  tick();
  button.addEventListener('click', () => {
    if (Date.now() >= until) again();
  });
  return button;
}
