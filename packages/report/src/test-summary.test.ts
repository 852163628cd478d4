import { expect, it } from 'vitest';
import { printTests } from './test-summary.ts';

const place = { file: 'a.yaml', line: 12, column: 5 };
const failure = { place, what: 'response.status', expected: '200', got: '404 Not Found' };

it('marks every case, shows what was expected and what came, and counts', () => {
  const text = printTests(
    {
      passed: 1,
      failed: 2,
      files: [
        {
          file: 'a.yaml',
          name: 'Orders',
          faults: [],
          cases: [
            { name: 'works', place, passed: true, failures: [], wallMs: 1 },
            { name: 'fails', place, passed: false, failures: [failure], wallMs: 1 },
          ],
        },
        {
          file: 'b.yaml',
          name: 'b.yaml',
          faults: [{ code: 'policy/x', severity: 'error', message: 'no policy', place }],
          cases: [{ name: 'cannot run', place, passed: false, failures: [], wallMs: 1 }],
        },
      ],
    },
    { colour: false },
  );
  expect(text).toBe(`Orders (a.yaml)
  ✓ works
  ✗ fails
      a.yaml:12:5  response.status
        expected 200
        got      404 Not Found

b.yaml
  a.yaml:12:5: error: no policy [policy/x]
  ✗ cannot run

2 files, 3 cases: 1 passed, 2 failed
`);
});

it('says how many more differences there are', () => {
  const cases = [{ name: 'a', place, passed: false, failures: Array.from({ length: 12 }, () => failure), wallMs: 1 }];
  const text = printTests(
    { passed: 0, failed: 1, files: [{ file: 'f', name: 'f', faults: [], cases }] },
    { colour: true },
  );
  expect(text).toContain('… and 2 more differences (see --json)');
  expect(text).toContain('\u001B[31m✗\u001B[39m');
});
