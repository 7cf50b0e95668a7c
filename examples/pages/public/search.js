// Searches while someone types. Without this script, the form asks the server.
const box = document.querySelector('input');
const rows = [...document.querySelectorAll('[data-terms]')];
const sections = [...document.querySelectorAll('section')];

function search() {
  const query = box.value.trim();
  const words = query.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.terms.includes(word));
  for (const section of sections)
    section.hidden = !section.querySelector('[data-terms]:not([hidden])');
  const found = rows.filter((row) => !row.hidden).length;
  const count = found === rows.length ? '' : `${found} of `;
  document.querySelector('[role=status]').textContent = `${count}${rows.length} problem types`;
  document.querySelector('.nothing').hidden = found > 0;
  // A reload and the back button show the same list.
  const parameters = query === '' ? '' : `?${new URLSearchParams({ q: query })}`;
  history.replaceState(null, '', location.pathname + parameters);
}

box.addEventListener('input', search);
