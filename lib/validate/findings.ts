/** What is gathered while a prompt is looked at: its texts, and what is wrong with it. */
import { mostErrors } from '../model/invalid-input.js';
import type { Issue } from './standard-schema.js';

/** Where a value stands. */
export type Path = readonly PropertyKey[];

/** The findings of one prompt. */
export interface Findings {
  readonly issues: Issue[];
  readonly texts: string[];
  /** Of all texts together, in UTF-16 code units, as `length` counts and `maxlength` of a web page does. */
  length: number;
  readonly maxLength: number;
  /** How many images, sounds and files there are. */
  attachments: number;
}

/** Reads a value at a place: gives what is to be used of it, and notes what is wrong. */
export type Reader = (value: unknown, path: Path, findings: Findings) => unknown;

/** No findings yet. */
export function noFindings(maxLength: number): Findings {
  return { issues: [], texts: [], length: 0, maxLength, attachments: 0 };
}

/** Notes what to do about the value at this place. */
export function note(findings: Findings, path: Path, message: string): undefined {
  findings.issues.push({ message, path });
}

/** Whether more is wrong than will be told. */
export function isFull({ issues }: Findings): boolean {
  return issues.length >= mostErrors;
}
