import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { stillRuntime } from '../../testing/run-member.ts';
import { compareText, invariant } from './text-order.ts';

function sorted(words: readonly string[]): readonly string[] {
  const rt = stillRuntime();
  return words.toSorted((left, right) => compareText(rt, left, right, invariant));
}

describe('the order of the invariant culture', () => {
  it.each([
    [['a', 'A', 'b', 'B']],
    [['case', 'Case', 'CASE', 'cases']],
    [['coop', 'co-op', 'coops']],
    [['resume', 'résumé', 'Résumé', 'resumes']],
    [['_a', '1a', 'aa']],
    [['', ' ', '!', '1', 'a']],
    [['a1', 'a10', 'a2']],
    [["can't", 'cap', 'cat']],
  ])('%j', (words) => {
    expect(sorted(words.toReversed())).toEqual(words);
  });

  const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', '1', ' ', '_', '!') });
  test.prop([letters, letters])('the short way and the long way agree', (left, right) => {
    const rt = stillRuntime();
    // A letter beyond ASCII in front takes the long way.
    expect(compareText(rt, left, right, invariant)).toBe(compareText(rt, `ω${left}`, `ω${right}`, invariant));
  });
});
