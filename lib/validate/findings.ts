/** The findings while a prompt is read: its texts, and its errors. */
import { mostErrors } from '../model/invalid-input.js';
import type { Issue } from './standard-schema.js';

/** The location of a value. */
export type Path = readonly PropertyKey[];

/** The findings of one prompt. */
export interface Findings {
  readonly issues: Issue[];
  readonly texts: string[];
  /** The length of all texts combined, in UTF-16 code units, like `length` and HTML's `maxlength`. */
  length: number;
  readonly maxLength: number;
  /** The number of images, audio clips and files. */
  attachments: number;
}

/** Reads a value: returns what to use of it, and records what is wrong with it. */
export type Reader = (value: unknown, path: Path, findings: Findings) => unknown;

/** Empty findings. */
export function noFindings(maxLength: number): Findings {
  return { issues: [], texts: [], length: 0, maxLength, attachments: 0 };
}

/** Records an error at this location. */
export function note(findings: Findings, path: Path, message: string): undefined {
  findings.issues.push({ message, path });
}

/** Whether there are already as many errors as are reported. */
export function isFull({ issues }: Findings): boolean {
  return issues.length >= mostErrors;
}
