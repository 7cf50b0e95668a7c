/**
 * Sentences of upstreams that end users may see, by problem type. Braces mark a slot of a known kind
 * (`compose/quotation/kinds.ts`). Only sentences listed here are quoted from a message, starting at its beginning.
 */
const lengths = [
  "This model's maximum context length is {count} tokens.",
  "This endpoint's maximum context length is {count} tokens.",
  "This model's maximum context length is {count} tokens, however you requested {count} tokens ({count} in your prompt; {count} for the completion).",
  'However, your messages resulted in {count} tokens.',
  'However, your messages resulted in {count} tokens ({count} in the messages, {count} in the functions).',
  'However, you requested {count} tokens.',
  'However, you requested {count} tokens ({count} in the messages, {count} in the completion).',
  'However, you requested {count} output tokens and your prompt contains at least {count} input tokens, for a total of at least {count} input tokens.',
  'However, you requested about {count} tokens ({count} of text input, {count} in the output).',
  'Please reduce the length of the messages or functions.',
  'Please reduce the length of the messages or completion.',
  'Please reduce the length of the messages.',
  'Please reduce the length of the prompt.',
  'Please reduce your prompt; or completion length.',
  'Requested {count} tokens, max {count} tokens per request',
  'Requested tokens ({count}) exceed context window of {count}',
  'The input token count exceeds the maximum number of tokens allowed {count}.',
  'Your input exceeds the context window of this model.',
  'Please adjust your input and try again.',
  'Request body too large for {model} model.',
  'Max size: {count} tokens.',
  'Prompt tokens ({count}) exceeds context size ({count})',
  'number of input tokens ({count}) have exceeded max_prompt_tokens ({count}) limit.',
  'The decoder prompt (length {count}) is longer than the maximum model length of {count}.',
  'Prompt length of {count} is longer than the maximum model length of {count}.',
  "The input ({count} tokens) is longer than the model's context length ({count} tokens).",
  'prompt is too long: {count} tokens > {count} maximum',
];

const formats = [
  'Invalid file format.',
  'Supported formats: {formats}',
  'The audio file could not be decoded or its format is not supported.',
  'Audio file is too short.',
  'Minimum audio length is {wait}.',
  'Image size exceeds the limit.',
  'You uploaded an unsupported image.',
  'Please make sure your image is valid.',
  'Please make sure your image has of one the following formats: {formats}.',
  'Please make sure your image is below {size} in size and is of one the following formats: {formats}.',
  "Invalid file '{parameter}': unsupported mimetype ('{format}').",
  'Supported file formats are {formats}.',
  'Invalid extension {format}.',
  'The file type you uploaded is not supported.',
  'Please try again with a {format}',
  'Invalid input image - format must be in {formats}, got {format}.',
  "Invalid file data: '{parameter}'.",
  "Invalid '{parameter}'.",
  'Expected a base64-encoded data URL with an image MIME type.',
  'invalid image input',
];

const refusals = [
  'Your request was rejected as a result of our safety system.',
  'Your request was rejected by the safety system.',
  'Your request may contain content that is not allowed by our safety system.',
  'Image descriptions generated from your prompt may contain text that is not allowed by our safety system.',
  'safety_violations={categories}.',
  'Your prompt may contain text that is not allowed by our safety system.',
  'The response was filtered due to the prompt triggering the content management policy.',
  'Please modify your prompt and retry.',
  'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
  'Input data may contain inappropriate content.',
  'Your task failed as a result of our safety system.',
  'Content Exists Risk',
];

const sizes = [
  'Maximum content size limit ({count}) exceeded ({count} bytes read)',
  'Request Entity Too Large',
  'Payload Too Large',
  'The request is too large.',
  'The file is too large.',
];

const downloads = [
  'Timeout while downloading the file.',
  'Error while downloading the file.',
  'Failed to download the image.',
  'The image could not be downloaded.',
];

/** The sentences by problem type. */
export const quotations: Readonly<Record<string, readonly string[]>> = {
  'invalid-input': [
    'The input has {count} error.',
    'The input has {count} errors.',
    'The input has {count} errors; the first {count} are reported.',
  ],
  'context-length-exceeded': lengths,
  'request-too-large': sizes,
  'file-download-failed': downloads,
  'invalid-file': formats,
  'content-policy-violation': refusals,
  'content-filtered': refusals,
};
