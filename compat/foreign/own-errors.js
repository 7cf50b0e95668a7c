// Errors that the Agents SDK throws because of the app: its limit, its guardrail, its own tool.
import { clientCallingTool, lookUp, runAgent } from '../wrappers/agents.js';

const tripwire = {
  name: 'forbidding',
  runInParallel: false,
  execute: async () => ({ tripwireTriggered: true, outputInfo: {} }),
};

const fail = () => {
  throw new Error('The database is down.');
};

/** Each throws the error that it is named after. */
export const ownErrors = {
  MaxTurnsExceededError: () =>
    runAgent(clientCallingTool(), 'Hi', {
      tools: [lookUp(() => 'Nothing.')],
      options: { maxTurns: 1 },
    }),
  InputGuardrailTripwireTriggered: () =>
    runAgent(clientCallingTool(), 'Hi', { inputGuardrails: [tripwire] }),
  ToolCallError: () => runAgent(clientCallingTool(), 'Hi', { tools: [lookUp(fail)] }),
};
