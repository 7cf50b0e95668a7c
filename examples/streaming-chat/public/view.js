// What is on the page. Texts are set as text, never as markup.

const conversation = document.querySelector('#conversation');
const status = document.querySelector('#status');

/** An element with attributes and children. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A text in which the names of members stand between backticks. */
function withNames(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/** Says the state, on the page and to screen readers. */
export function say(text) {
  status.textContent = text;
}

/** While an answer comes, only "Stop" can be pressed. Buttons stay focusable, so that the focus is not lost. */
export function setBusy(isBusy) {
  conversation.setAttribute('aria-busy', String(isBusy));
  for (const button of document.querySelectorAll('#composer button')) {
    button.setAttribute('aria-disabled', String(isBusy !== (button.id === 'stop')));
  }
}

/** Changes the page, and keeps its end in view where it was; who has scrolled up to read is left there. */
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

/** Adds what the user has said. */
export function addQuestion(text) {
  document.querySelector('#welcome')?.remove();
  addTurn('question', 'You', element('p', {}, text));
}

/** Adds an answer that is to come. */
export function addAnswer() {
  const text = element('p', { class: 'coming' });
  const turn = addTurn('answer', 'Answer', text);
  return {
    append: (words) => follow(() => text.append(words)),
    /** @param mark why it is not whole, if it is not */
    end(mark) {
      text.classList.remove('coming');
      if (mark === undefined) return;
      turn.classList.add('incomplete');
      turn.querySelector('h3').append(' ', element('span', { class: 'mark' }, mark));
    },
    showProblem: (problem, again) => follow(() => turn.append(problemCard(problem, again))),
  };
}

/** What happened, what to do, and what to quote. */
function problemCard(problem, again) {
  const { title, detail, meaning, solution } = problem;
  const steps = element('ul', {}, ...solution.map((step) => element('li', {}, ...withNames(step))));
  const card = element('div', { class: 'problem', role: 'alert' }, element('h4', {}, title));
  card.append(element('p', {}, ...withNames(meaning)));
  if (detail !== undefined) card.append(element('p', { class: 'note' }, detail));
  card.append(element('h5', {}, 'What to do'), steps);
  if (problem.retryable) card.append(retryButton(problem.retryAfter ?? 0, again));
  card.append(facts(problem));
  return card;
}

/** The members that the advice speaks of, and those that help whoever runs the service. */
const quoted = ['status', 'type', 'instance', 'retryAfter'];

function facts(problem) {
  const list = element('dl');
  for (const name of quoted) {
    const value = problem[name];
    if (value === undefined || value === '') continue;
    list.append(element('div', {}, element('dt', {}, name), element('dd', {}, String(value))));
  }
  return list;
}

/** A button that can be pressed once the service may be asked again. */
function retryButton(seconds, again) {
  const button = element('button', { type: 'button', class: 'retry' });
  const until = Date.now() + seconds * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.setAttribute('aria-disabled', String(left > 0));
    button.textContent = left > 0 ? `Try again in ${left} s` : 'Try again';
    if (left > 0) setTimeout(tick, 250);
  };
  tick();
  button.addEventListener('click', () => {
    if (Date.now() >= until) again();
  });
  return button;
}
