/** The result of a content filter on a prompt or an output. */

/** A category of content that a filter checked, and the result. */
export interface FilteredCategory {
  /** The filter's own name, such as `violence`, `jailbreak` or `self-harm/intent`. */
  readonly category: string;
  /** Whether content was blocked because of this category. */
  readonly filtered: boolean;
  /** Whether such content was found; only for categories without severity levels. */
  readonly detected?: boolean;
  /** The severity; only for categories with severity levels. */
  readonly severity?: 'safe' | 'low' | 'medium' | 'high';
}

/** The result of a content filter: Azure OpenAI's, OpenAI's moderation or a gateway's. */
export interface ContentFilter {
  /** The filter's code, such as `ResponsibleAIPolicyViolation`. */
  readonly code?: string;
  /** The categories that were filtered or detected, at most 20. */
  readonly categories: readonly FilteredCategory[];
}
