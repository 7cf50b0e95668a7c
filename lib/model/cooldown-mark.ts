/** How an answer says that a cooldown gave it and that no call was made: the guard writes it, the first stage reads it. */

/** The response header that has the remaining seconds. */
export const cooldownHeader = 'x-openai-cooldown-seconds';

/** The registered symbol on an error that stands for a failed connection, so that two copies of the package understand each other. */
export const cooldownMark = Symbol.for('openai-problem-details.cooldown');
