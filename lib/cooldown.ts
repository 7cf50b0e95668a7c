/** The entry `openai-problem-details/cooldown`: exports only. */

// Makes no calls while the provider asks to wait.
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
