/** Problems as HTML and plain text: exports only. The built package loads this file when it is first needed. */

// A problem.
export { problemPage } from './problem-page.js';
export { problemText } from './problem-text.js';
// The parts of pages.
export { frame } from './frame.js';
export { codeIn, html, webLink, type Content } from './html.js';
export { retryWords, statusClass } from './words.js';
