// The cells of the matrix: the expected result of each call of each wrapper for each failure.
import { failures } from './failures.js';
import { titleOf } from './title.js';
import { wrappers } from './wrappers/index.js';

/**
 * The expected result of one cell: that of the failure, unless the wrapper or this call of it `differs`, which comes with a
 * reason `why`.
 */
function expectationOf(failure, wrapper, call) {
  const difference = { ...wrapper.differs?.[failure], ...call.differs?.[failure] };
  return { claim: 'certain', isThrown: true, ...failures[failure].expected, ...difference };
}

function cellsOf(wrapper) {
  return Object.entries(wrapper.calls).flatMap(([name, call]) =>
    Object.entries(failures)
      .filter(([, { manner }]) => manner === undefined || manner === call.manner)
      .map(([failure]) => ({
        wrapper,
        name,
        call,
        failure,
        expected: expectationOf(failure, wrapper, call),
      })),
  );
}

/** The rows: each wrapper with its cells. */
export const rows = wrappers.map((wrapper) => ({
  title: titleOf(wrapper),
  cells: cellsOf(wrapper),
}));
