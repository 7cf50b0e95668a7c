// Asks, shows the answer as it comes, and the problem where it fails.
import { iterateEvents } from './openai-problem-details/client.js';
import { addAnswer, addQuestion, setBusy, say } from './view.js';

const composer = document.querySelector('#composer');
const prompt = document.querySelector('#prompt');

/** Ends the answer that is being given, if any. */
let current;

/** Streams one answer into the page; what it throws is why the answer is not whole. */
async function stream(question, answer, signal) {
  const response = await fetch('/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  });
  for await (const { data } of iterateEvents(response)) answer.append(data);
}

/** Tells why an answer is not whole. */
function fail(answer, error, again) {
  if (error.name === 'AbortError') {
    answer.end('Stopped');
    say('Stopped. The answer is incomplete.');
  } else if (error.name === 'ProblemError') {
    answer.end('Incomplete');
    answer.showProblem(error.problem, again);
    say('The answer failed.');
  } else {
    answer.end('Incomplete');
    answer.showProblem(unreachable, again);
    say('The answer failed.');
    console.warn(error);
  }
}

/** What `fetch` says only by a TypeError. */
const unreachable = {
  title: 'The service cannot be reached',
  meaning: 'There was no answer from the service behind this page, or not one that it gives.',
  solution: ['Check the connection to the network.', 'Send the message again.'],
  retryable: true,
};

async function ask(question) {
  if (current !== undefined) return;
  current = new AbortController();
  addQuestion(question.prompt);
  const answer = addAnswer();
  setBusy(true);
  say('The answer is coming.');
  try {
    await stream(question, answer, current.signal);
    answer.end();
    say('The answer is complete.');
  } catch (error) {
    fail(answer, error, () => ask(question));
  } finally {
    current = undefined;
    setBusy(false);
  }
}

function askAbout(mishap) {
  if (current === undefined && composer.reportValidity()) {
    void ask({ prompt: prompt.value.trim(), mishap });
  }
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  askAbout(undefined);
});

document.querySelector('#mishaps').addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) askAbout(target.value);
});

document.querySelector('#stop').addEventListener('click', () => current?.abort());

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') current?.abort();
});

prompt.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
