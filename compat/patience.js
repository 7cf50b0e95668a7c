/** Milliseconds: far more than an answer takes, and little where none will come. */
export const patienceFor = (failure) => (failure === 'timeout' ? 300 : 30_000);
