// Mutation tests of one stage, given by the environment variable STAGE.
import stages from './stages.cjs';

const stage = process.env.STAGE;
const report = `coverage/mutation/${stage}`;

export default {
  testRunner: 'jest',
  jest: { configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false },
  mutate: stages[stage].files,
  // With 'perTest', jest matches each test name with all names that cover a mutant, which takes longer than the tests.
  coverageAnalysis: 'all',
  concurrency: 2,
  timeoutMS: 30_000,
  // The preprocessor needs an API that TypeScript 7 no longer has; swc does not read tsconfig.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  htmlReporter: { fileName: `${report}/index.html` },
  jsonReporter: { fileName: `${report}/report.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'coverage/stryker',
  ignorePatterns: ['bench', 'compat', 'coverage', 'dist'],
  thresholds: { high: 95, low: 90, break: 90 },
};
