/** Names of variants, in figures and in the document. */
export const developer = "`openaiErrorHandler({ audience: 'developer' })`";
export const endUsers = "`openaiErrorHandler({ audience: 'public' })`";
export const hand = 'by hand, `res.send`';
export const ready = '`JSON.stringify` of the ready object';
export const converted = '`toProblemDetails` and `JSON.stringify`';
export const main = 'openai-problem-details';
export const withHandler = `${main}, with a handler`;
export const withResponse = `${main}, up to the first response`;
