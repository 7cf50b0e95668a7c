/** What content filters report alongside an error or a result: categories and findings, nothing of the text. */
import type { ContentFilter, FilteredCategory } from '../../model/content-filter.js';
import { elements, isObject, ownKeys, property } from '../../values/property.js';

const mostCategories = 20;
/** The most results that are read: a prompt has one per message, a result one per choice. */
const mostResults = 16;
/** Categories are words, so that no id or other text is mistaken for one. */
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

/** Custom blocklists report one overall result, with those of each list in `details`. */
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

/** Collects categories; if one is reported more than once, the first report counts. */
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

/** Whether the code is that of a content filter: an inner error may be of another kind. */
function isFilterCode(code: string | undefined): boolean {
  return code === 'ResponsibleAIPolicyViolation';
}

/** The report; `undefined` if it names neither a category nor the code of a filter. */
function reportOf(
  code: string | undefined,
  categories: readonly FilteredCategory[],
): ContentFilter | undefined {
  if (categories.length === 0 && !isFilterCode(code)) return undefined;
  return { ...(code !== undefined && { code }), categories };
}

/** Keys under which errors keep a report. Most errors have none of them, which saves searching each. */
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

/** The content filter's report in the error object of a body; `undefined` if there is none. */
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

/** Reads a report in this package's own form, from a copy of an error; returns `undefined` for anything else. */
export function readContentFilter(report: unknown): ContentFilter | undefined {
  const categories = elements(property(report, 'categories'), mostCategories)
    .map((entry) => {
      const name = property(entry, 'category');
      return isCategory(name) ? readCategory(name, entry) : undefined;
    })
    .filter((category) => category !== undefined);
  return reportOf(codeOf(report), categories);
}

/** The content filters' report in a chat completion or a response; `undefined` if there is none. */
export function filterOfResult(result: unknown): ContentFilter | undefined {
  const holders = ['choices', 'prompt_filter_results', 'content_filters'].flatMap((key) =>
    elements(property(result, key), mostResults),
  );
  const categories = gather(holders.flatMap(resultsOf));
  return categories.length === 0 ? undefined : { categories };
}
