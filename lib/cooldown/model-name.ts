/** Finds the model that a call requests without parsing its body, which may contain megabytes of images. */
import { property } from '../values/property.js';

const longestName = 200;

/** Most bodies start with the model. */
const leading = /^\s*\{\s*"model"\s*:\s*"([^"\\]{1,200})"/;
const following = /\s*:\s*"([^"\\]{1,200})"/y;
const quoteOrBracket = /["[\]{}]/g;

/** The index of the quotation mark that ends the string starting at `start`; -1 if it does not end. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (json.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = json.indexOf('"', end + 1);
  }
  return -1;
}

/** The string value that follows a member name; `undefined` if the value is not a plain string. */
function valueAfter(json: string, index: number): string | undefined {
  following.lastIndex = index;
  return following.exec(json)?.[1];
}

/** The top-level member `model` of a JSON object, at any position. */
function modelOfJson(json: string): string | undefined {
  let depth = 0;
  quoteOrBracket.lastIndex = 0;
  for (let at = quoteOrBracket.exec(json); at !== null; at = quoteOrBracket.exec(json)) {
    const [found] = at;
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    else {
      const end = endOfString(json, at.index);
      if (end === -1) return undefined;
      const isName = depth === 1 && end - at.index === 6 && json.startsWith('"model"', at.index);
      const model = isName ? valueAfter(json, end + 1) : undefined;
      if (model !== undefined) return model;
      quoteOrBracket.lastIndex = end + 1;
    }
  }
  return undefined;
}

/** The field `model` of a form, as used for uploads. */
function modelOfForm(form: FormData): string | undefined {
  const model = form.get('model');
  return typeof model === 'string' && model !== '' ? model.slice(0, longestName) : undefined;
}

function isForm(body: unknown): body is FormData {
  return (
    typeof property(body, 'get') === 'function' && typeof property(body, 'append') === 'function'
  );
}

/** The model that a JSON or form body names; `undefined` for streams and bytes. */
export function modelOf(body: unknown): string | undefined {
  if (typeof body === 'string') return leading.exec(body)?.[1] ?? modelOfJson(body);
  return isForm(body) ? modelOfForm(body) : undefined;
}
