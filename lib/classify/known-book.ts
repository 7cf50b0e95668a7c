/** The book of the catalogue's phrases. The build runs this module and ships the content, since making it takes long. */
import { problemTypes } from '../catalogue/index.js';
import { bookContentOf } from './book-content.js';

export const knownBook = bookContentOf(problemTypes);
