// Secrets that no problem may show: the app's key, also as OpenAI quotes it, and the prompt. Generated at run time.
import { randomBytes } from 'node:crypto';

/** The part of a key that OpenAI shows; not part of a random identifier. */
const keyTail = `zq${randomBytes(2).toString('hex')}`;

export const apiKey = `sk-proj-${randomBytes(24).toString('hex')}${keyTail}`;
export const prompt = `prompt-${randomBytes(12).toString('hex')}`;
export const maskedKey = `sk-proj-${'*'.repeat(36)}${keyTail}`;

export const secrets = [apiKey, keyTail, prompt];
