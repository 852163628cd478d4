export { readRunRequest } from './read-request.ts';
export { readTestFile, type Reference, type TestCase, type TestFile } from './read-test-file.ts';
export { runTestFile, type RanTestFile, type TestFileInputs } from './run-test-file.ts';
export type { Expectation } from './expectation.ts';
export type { InputText } from './source-text.ts';
