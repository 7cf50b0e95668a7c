/** The frame of all pages: the head, the style, and the policy that blocks everything else. */
import { createHash } from 'node:crypto';
import type { HeaderFields } from '../model/representation.js';
import { html, joined, trusted, type Content } from './html.js';
import { style } from './style.js';

/** The parts that differ. */
export interface PageParts {
  readonly title: string;
  readonly body: Content;
  /** An inline script of this package. */
  readonly script?: string;
  /** Whether the page sends forms. */
  readonly form?: boolean;
}

/** A source expression of a Content-Security-Policy: the hash of the element's exact content. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const styleHash = hashOf(style);

function policy(script: string | undefined, form: boolean): string {
  return [
    "default-src 'none'",
    `style-src ${styleHash}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    'img-src data:',
    `form-action ${form ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** An element with exactly this content; with an extra space, the hash would not match. */
function element(name: 'style' | 'script', text: string): Content {
  return trusted(`<${name}>${text}</${name}>`);
}

/** Without an icon, browsers request `/favicon.ico` from the app. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%233b5bdb'/%3E%3Cpath d='M8 3.5v5.5M8 11v1.5' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** The page, with the header fields that it needs. */
export function frame({ title, body, script, form = false }: PageParts): {
  readonly body: string;
  readonly fields: HeaderFields;
} {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="${icon}" />
        ${element('style', style)}
      </head>
      <body>
        ${body} ${script === undefined ? undefined : element('script', script)}
      </body>
    </html> `;
  return {
    body: joined(page),
    fields: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(script, form),
      'Referrer-Policy': 'no-referrer',
    },
  };
}
