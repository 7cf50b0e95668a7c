// Sends a message and shows the answer as it arrives, or the problem if it fails.
import { iterateEvents } from './openai-problem-details/client.js';
import { addAnswer, addQuestion, setBusy, say } from './view.js';

const composer = document.querySelector('#composer');
const prompt = document.querySelector('#prompt');

/** Stops the answer that is arriving, if any. */
let current;

/** Streams an answer into the page. It throws if the answer is incomplete. */
async function stream(question, answer, signal) {
  const response = await fetch('/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  });
  for await (const { data } of iterateEvents(response)) answer.append(data);
}

/** Shows why an answer is incomplete. */
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

/** Shown for the TypeError of `fetch`, which has no details. */
const unreachable = {
  title: 'The service is unreachable',
  meaning:
    'The service behind this page did not respond, or something else responded in its place.',
  solution: ['Check your network connection.', 'Send the message again.'],
  retryable: true,
};

async function ask(question) {
  if (current !== undefined) return;
  current = new AbortController();
  addQuestion(question.prompt);
  const answer = addAnswer();
  setBusy(true);
  say('Answering…');
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
