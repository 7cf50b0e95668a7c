// Shows the reports of the dashboard.

function show(id, text) {
  document.querySelector(`#${id}`).textContent = text;
}

function waitOf({ type, seconds, halfOpen }) {
  return halfOpen ? `${type}: one call is testing` : `${type}: ${seconds} s`;
}

function rowOf({ made, avoided, waits }, index) {
  const row = document.createElement('tr');
  const texts = [`${index + 1}`, made, avoided, waits.map(waitOf).join(', ') || '–'];
  for (const text of texts) row.insertCell().textContent = text;
  return row;
}

new EventSource('events').addEventListener('message', ({ data }) => {
  const { calls, served, refused, instances, shared } = JSON.parse(data);
  show('calls', calls);
  show('served', served);
  show('refused', refused);
  show(
    'avoided',
    instances.reduce((sum, { avoided }) => sum + avoided, 0),
  );
  show(
    'shared',
    shared ? 'They share their cooldowns in Redis.' : 'Without Redis, each has its own cooldowns.',
  );
  document.querySelector('#instances').replaceChildren(...instances.map(rowOf));
});

for (const button of document.querySelectorAll('[data-post]'))
  button.addEventListener('click', () => fetch(button.dataset.post, { method: 'POST' }));
