/** Marks responses and errors that come from a cooldown, with no call made: `lib/cooldown` sets the marks, `lib/read` reads them. */

/** The response header with the remaining seconds. */
export const cooldownHeader = 'x-openai-cooldown-seconds';

/** The mark on an error that stands for a failed connection. A registered symbol, so that two copies of the package understand each other. */
export const cooldownMark = Symbol.for('openai-problem-details.cooldown');
