const foreign = /^(?:AZURE|LANGCHAIN|LANGSMITH|OPENAI)_/;

/** Shields the tests from the environment of whoever runs them. */
export function shieldProcess() {
  // Wrappers would take keys and addresses from there, or send traces.
  for (const name of Object.keys(process.env)) if (foreign.test(name)) delete process.env[name];
  // axios would ask a proxy for loopback, too.
  process.env.NO_PROXY = '127.0.0.1';
  // Some print what they throw, with the prompt.
  for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => undefined;
}
