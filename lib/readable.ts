/** What people read: exports only. It is a file of its own in the built package, loaded where it is first needed. */

// A problem.
export { problemPage } from './page/problem-page.js';
export { problemText } from './page/problem-text.js';
// What pages are made of.
export { frame } from './page/frame.js';
export { codeIn, html, webLink, type Content } from './page/html.js';
export { fixers, retryWords } from './page/words.js';
