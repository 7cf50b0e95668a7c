/** What content filters report beside an error or an answer: names of categories and what was found, nothing of the text. */
import type { ContentFilter, FilteredCategory } from '../../model/content-filter.js';
import { elements, isObject, ownKeys, property } from '../../values/property.js';

const mostCategories = 20;
/** Results that are looked at: a prompt has one a message, an answer one a choice. */
const mostResults = 16;
/** Words, so that no id and no text can be taken for one. */
const categoryName = /^[a-z]+(?:[_/-][a-z]+)*$/i;
const longestCategory = 50;
const codeName = /^[A-Za-z][A-Za-z_]{1,49}$/;
const severities: ReadonlySet<unknown> = new Set(['safe', 'low', 'medium', 'high']);

type Severity = NonNullable<FilteredCategory['severity']>;

function isCategory(name: unknown): name is string {
  return typeof name === 'string' && name.length <= longestCategory && categoryName.test(name);
}

function isSeverity(value: unknown): value is Severity {
  return severities.has(value);
}

/** Lists of blocked words report one result for all, with those of each list in `details`. */
function isSet(result: unknown, flag: 'filtered' | 'detected'): boolean {
  if (property(result, flag) === true) return true;
  const listed = [
    ...elements(result, mostResults),
    ...elements(property(result, 'details'), mostResults),
  ];
  return listed.some((entry) => property(entry, flag) === true);
}

function readCategory(category: string, result: unknown): FilteredCategory | undefined {
  const filtered = isSet(result, 'filtered');
  const detected = isSet(result, 'detected');
  const severity = property(result, 'severity');
  if (!filtered && !detected) return undefined;
  return {
    category,
    filtered,
    ...(detected && { detected }),
    ...(isSeverity(severity) && { severity }),
  };
}

/** `{ violence: { filtered: true, severity: 'medium' }, … }`, as Azure writes it. */
function fromResults(results: unknown): readonly FilteredCategory[] {
  return ownKeys(results, mostCategories)
    .filter(isCategory)
    .map((category) => readCategory(category, property(results, category)))
    .filter((category) => category !== undefined);
}

/** `['violence', …]`, as OpenAI's moderation and OpenRouter write it. */
function fromNames(names: unknown): readonly FilteredCategory[] {
  return elements(names, mostCategories)
    .filter(isCategory)
    .map((category) => ({ category, filtered: true }));
}

function resultsOf(holder: unknown): readonly FilteredCategory[] {
  return ['content_filter_results', 'content_filter_result'].flatMap((key) =>
    fromResults(property(holder, key)),
  );
}

/** Where a category is reported more than once, the first report counts. */
function gather(categories: readonly FilteredCategory[]): readonly FilteredCategory[] {
  const byName = new Map<string, FilteredCategory>();
  for (const entry of categories)
    if (!byName.has(entry.category)) byName.set(entry.category, entry);
  return [...byName.values()].slice(0, mostCategories);
}

function codeOf(holder: unknown): string | undefined {
  const code = property(holder, 'code');
  return typeof code === 'string' && codeName.test(code) ? code : undefined;
}

/** An inner error may be of another kind. */
function isFilterCode(code: string | undefined): boolean {
  return code === 'ResponsibleAIPolicyViolation';
}

/** A report that names neither a category nor the code of a filter is none. */
function reportOf(
  code: string | undefined,
  categories: readonly FilteredCategory[],
): ContentFilter | undefined {
  if (categories.length === 0 && !isFilterCode(code)) return undefined;
  return { ...(code !== undefined && { code }), categories };
}

/** Where an error has its report. Most errors have none: asking for these spares looking into each. */
const reportKeys = [
  'innererror',
  'inner_error',
  'provider_specific_fields',
  'content_filter_results',
  'content_filter_result',
  'content_filters',
  'moderation_details',
  'metadata',
];

/** What the error object of a body says of a content filter; `undefined` where it says nothing. */
export function filterOfError(error: object): ContentFilter | undefined {
  if (!reportKeys.some((key) => property(error, key) !== undefined)) return undefined;
  const fields = property(error, 'provider_specific_fields');
  const inner = [error, fields]
    .flatMap((holder) => [property(holder, 'innererror'), property(holder, 'inner_error')])
    .find(isObject);
  const code = codeOf(inner);
  const categories = gather([
    ...resultsOf(inner),
    ...resultsOf(error),
    ...elements(property(error, 'content_filters'), mostResults).flatMap(resultsOf),
    ...fromNames(property(property(error, 'moderation_details'), 'categories')),
    ...fromNames(property(property(error, 'metadata'), 'reasons')),
  ]);
  return reportOf(code, categories);
}

/** Reads a report in our own form, as a copy of an error carries it; `undefined` for anything else. */
export function readContentFilter(report: unknown): ContentFilter | undefined {
  const categories = elements(property(report, 'categories'), mostCategories)
    .map((entry) => {
      const name = property(entry, 'category');
      return isCategory(name) ? readCategory(name, entry) : undefined;
    })
    .filter((category) => category !== undefined);
  return reportOf(codeOf(report), categories);
}

/** What a chat completion or a response says of the filters that looked at prompt and answer. */
export function filterOfResult(result: unknown): ContentFilter | undefined {
  const holders = ['choices', 'prompt_filter_results', 'content_filters'].flatMap((key) =>
    elements(property(result, key), mostResults),
  );
  const categories = gather(holders.flatMap(resultsOf));
  return categories.length === 0 ? undefined : { categories };
}
