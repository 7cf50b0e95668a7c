/** The resources of the documentation by URL, each as an HTML page and as JSON. */
import { randomInstance } from '../convert/instance.js';
import { httpProblem } from '../http-errors/http-problem.js';
import type { Represented } from '../model/representation.js';
import { entryJson, type Entry } from './entry.js';
import { listPage, type Place } from './list-page.js';
import { isFound, queryOf } from './search.js';
import { missingPage, typePage } from './type-page.js';

/** One response in both forms. */
export interface Resource {
  readonly status: number;
  readonly page: () => Represented;
  readonly json: () => Represented;
}

/** The entries by slug, and the title of their list. */
export interface Documentation {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly title: string;
}

/** Characters of an unknown slug that are shown. */
const longestName = 100;

function json(mediaType: string, value: object): Represented {
  return { body: JSON.stringify(value), fields: { 'Content-Type': mediaType } };
}

function list(entries: readonly Entry[], place: Place, query: string): Resource {
  const found = entries.filter(({ terms }) => isFound(terms, query));
  const problemTypes = found.map(entryJson);
  return {
    status: 200,
    page: () => listPage(entries, place, query),
    json: () => json('application/json', { title: place.title, problemTypes }),
  };
}

function one(entry: Entry, place: Place): Resource {
  return {
    status: 200,
    page: () => typePage(entry, place),
    json: () => json('application/json', entryJson(entry)),
  };
}

function missing(name: string, place: Place): Resource {
  const message = 'There is no such problem type.';
  const facts = { status: 404, message, fields: {}, advice: undefined };
  return {
    status: 404,
    page: () => missingPage(name.slice(0, longestName), place),
    json: () => json('application/problem+json', httpProblem(facts, randomInstance())),
  };
}

function pathOf(url: string): string {
  return url.replace(/[?#][^]*/, '');
}

/**
 * The URL of the list, relative to that of the request: links work at any mount path and behind any proxy,
 * and never lead to another host.
 */
function rootFrom(path: string, original: string): string {
  if (path === '/' && !original.endsWith('/'))
    return `./${original.slice(original.lastIndexOf('/') + 1)}/`;
  return `./${'../'.repeat(path.split('/').slice(2).length)}`;
}

/**
 * Finds the resource of a request.
 * @param url relative to the path at which the documentation is mounted
 * @param originalUrl as the client sent it
 */
export function resourceAt(
  { entries, title }: Documentation,
  url: string,
  originalUrl: string,
): Resource {
  const path = pathOf(url);
  const place = { root: rootFrom(path, pathOf(originalUrl)), title };
  const name = /^\/([^/]*)\/?$/.exec(path)?.[1] ?? path;
  if (name === '') return list([...entries.values()], place, queryOf(url));
  const entry = entries.get(name);
  return entry === undefined ? missing(name, place) : one(entry, place);
}
