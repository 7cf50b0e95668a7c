/** What a content filter said of a prompt or an answer. */

/** A category of content that a filter looked for, and what it found. */
export interface FilteredCategory {
  /** The filter's own name, such as `violence`, `jailbreak` or `self-harm/intent`. */
  readonly category: string;
  /** Whether content was withheld on its account. */
  readonly filtered: boolean;
  /** Whether it was found, for categories that know no severity. */
  readonly detected?: boolean;
  /** How severe it was, for categories that have levels. */
  readonly severity?: 'safe' | 'low' | 'medium' | 'high';
}

/** What a content filter said: of Azure OpenAI, of OpenAI's moderation, or of a gateway's. */
export interface ContentFilter {
  /** The filter's code, such as `ResponsibleAIPolicyViolation`. */
  readonly code?: string;
  /** The categories that were filtered or detected, at most 20. */
  readonly categories: readonly FilteredCategory[];
}
