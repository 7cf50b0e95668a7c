/** In milliseconds: far longer than a response takes, and short if none will arrive. */
export const patienceFor = (failure) => (failure === 'timeout' ? 300 : 30_000);
