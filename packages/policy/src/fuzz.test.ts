import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { documents, expressions, mutations, trees } from './testing/fuzz/cases.ts';
import { judge } from './testing/fuzz/judge.ts';

// The short version of `npm run fuzz`, which goes on for as long as it is told to.
const runs = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 2));

describe('whatever is done with them keeps its promises', () => {
  test.prop([documents()], { numRuns: runs })('documents that shapes allow, or nearly', (made) => {
    expect(judge(made)).toBeNull();
  });

  test.prop([expressions()], { numRuns: runs })('expressions of members that fit each other', (made) => {
    expect(judge(made)).toBeNull();
  });

  test.prop([trees()], { numRuns: runs })('trees of C# that mean nothing', (made) => {
    expect(judge(made)).toBeNull();
  });

  test.prop([mutations([])], { numRuns: runs })('documents with mistakes in them', (made) => {
    expect(judge(made)).toBeNull();
  });
});
