/** The base URI of problem types if the app gives no `typeBase`. */
export const defaultTypeBase = 'urn:problem-type:openai:';
