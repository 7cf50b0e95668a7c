const foreign = /^(?:AZURE|LANGCHAIN|LANGSMITH|OPENAI)_/;

/** Shields the tests from the environment in which they run. */
export function shieldProcess() {
  // Wrappers would read keys and URLs from it, or send traces.
  for (const name of Object.keys(process.env)) if (foreign.test(name)) delete process.env[name];
  // axios would use a proxy even for loopback.
  process.env.NO_PROXY = '127.0.0.1';
  // Some print the errors that they throw, including the prompt.
  for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => undefined;
}
