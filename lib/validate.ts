/** The entry `openai-problem-details/validate`: exports only. */

// Mounted before a route, it rejects input that the route could not use.
export { validate } from './validate/validate.js';
export type { ValidateOptions } from './validate/validate-options.js';
// A ready-made schema for prompts.
export { promptSchema } from './validate/prompt-schema.js';
export type { Attachment, PromptOptions, Role } from './validate/prompt-options.js';
export type { ChatContent, ChatMessage } from './validate/chat.js';
export type { InputContent, InputMessage } from './validate/responses.js';
export type { PromptForms } from './validate/prompt-schema.js';
// The interface of all schemas.
export type { Issue, Output, Result, Schema, StandardSchema } from './validate/standard-schema.js';
