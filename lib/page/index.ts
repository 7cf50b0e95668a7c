/** What people read: exports only. It is a file of its own in the built package, loaded where it is first needed. */

// A problem.
export { problemPage } from './problem-page.js';
export { problemText } from './problem-text.js';
// What pages are made of.
export { frame } from './frame.js';
export { codeIn, html, webLink, type Content } from './html.js';
export { fixers, retryWords } from './words.js';
