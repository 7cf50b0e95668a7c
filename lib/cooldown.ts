/** The public face of the entry `openai-problem-details/cooldown`: exports only. */

// Nobody calls while the provider says wait.
export { cooldown, type Cooldown } from './cooldown/cooldown.js';
export type {
  CloseReason,
  CooldownEvent,
  CooldownOptions,
  CooldownRequest,
  CooldownState,
  CooldownStore,
  FetchLike,
} from './cooldown/cooldown-options.js';
