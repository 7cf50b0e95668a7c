/** The files that the package's `exports` lead to. */
import { fileURLToPath } from 'node:url';

/** Our entries by name. */
export const entries = {
  'openai-problem-details': 'index.js',
  'openai-problem-details/streaming': 'streaming.js',
  'openai-problem-details/client': 'client.js',
};

/** Where the entry is for `import` or `require`. */
export function built(file, format) {
  const folder = format === 'import' ? 'esm' : 'cjs';
  return fileURLToPath(new URL(`../../dist/${folder}/${file}`, import.meta.url));
}
