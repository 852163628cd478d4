import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { stillRuntime } from '../testing/run-member.ts';
import { backtrackingExecutor } from './backtracking.ts';
import { compileRegex } from './compiled-regex.ts';
import type { Finder } from './finder.ts';
import { linearExecutor } from './linear.ts';
import { parseRegex } from './parse.ts';
import { ignoreCase } from './option.ts';

/** All matches as [begin, end, last capture of each group]. */
function all(finder: Finder): unknown[] {
  const rt = stillRuntime();
  const out: unknown[] = [];
  let from = 0;
  let afterEmpty = false;
  for (;;) {
    const found = finder.find(rt, from, afterEmpty);
    if (found === null) return out;
    out.push(found.captures.map((captures) => (captures.length === 0 ? null : captures.slice(-2))));
    const [begin = 0, end = 0] = found.captures[0] ?? [];
    from = end;
    afterEmpty = begin === end;
  }
}

function hostAll(pattern: string, flags: string, input: string): unknown[] {
  const found = [...input.matchAll(new RegExp(pattern, `dg${flags}`))];
  return found.map((each) => each.indices?.map((pair) => (pair as [number, number] | undefined) ?? null));
}

/** Patterns of what .NET, RE2 and ECMAScript have in common. */
const simple = fc.letrec<{ atom: string; piece: string; sequence: string; pattern: string }>((tie) => ({
  atom: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '[b-c]', String.raw`\.`) },
    { weight: 1, arbitrary: tie('pattern').map((inner) => `(?:${inner})`) },
  ),
  piece: fc.oneof(
    { weight: 3, arbitrary: tie('atom') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('a', 'b', '[ab]', '.', '(?:ab|c)', '(?:a|b|ca)'),
          fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{1,}?'),
        )
        .map(([body, times]) => body + times),
    },
    { weight: 1, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
    { weight: 1, arbitrary: fc.constantFrom('^', '$', String.raw`\b`, String.raw`\B`) },
  ),
  sequence: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|')),
})).pattern;

const input = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', ' '), maxLength: 12 });

function spend(): void {}

describe('agreement', () => {
  test.prop([simple, input, fc.boolean()])(
    'both executors and the host agree on common patterns',
    (pattern, text, folds) => {
      const parsed = parseRegex(pattern, folds ? ignoreCase : 0, spend);
      const slow = all(backtrackingExecutor(parsed, false).open(text));
      expect(slow).toEqual(hostAll(pattern, folds ? 'i' : '', text));
      const fast = linearExecutor(parsed)?.open(text, true);
      if (fast !== null && fast !== undefined) expect(all(fast)).toEqual(slow);
    },
  );

  test.prop([simple, input, fc.constantFrom('*', '+', '{2,3}', '*?')])(
    'repeated groups: both find the same places',
    (inner, text, times) => {
      const parsed = parseRegex(`(${inner})${times}`, 0, spend);
      const fast = linearExecutor(parsed)?.open(text, false);
      const places = (found: unknown[]): unknown[] => found.map((each) => (each as unknown[])[0]);
      if (fast !== null && fast !== undefined)
        expect(places(all(fast))).toEqual(places(all(backtrackingExecutor(parsed, false).open(text))));
    },
  );

  test.prop([fc.string({ unit: fc.constantFrom(...'ab(){}[]|*+?\\^$.-<>:=!k1dwp'.split('')), maxLength: 14 }), input])(
    'whatever the pattern, it is read and run, or refused, within the budget',
    (pattern, text) => {
      try {
        all(compileRegex(stillRuntime(), pattern, 0).open(text, 'captures'));
      } catch (error) {
        expect(String(error)).toMatch(/parsing "|takes more than/);
      }
    },
  );
});

describe('bounds', () => {
  it('a pattern that would take for ever runs out of steps', () => {
    const regex = compileRegex(stillRuntime(), String.raw`^(a+)+\1?$`, 0);
    expect(() => regex.open(`${'a'.repeat(40)}!`, 'captures').find(stillRuntime(), 0, false)).toThrow(
      'takes more than',
    );
  });

  it('the same without a back reference is linear', () => {
    const regex = compileRegex(stillRuntime(), '^(?:a+)+$', 0);
    expect(regex.open(`${'a'.repeat(10_000)}!`, 'captures').find(stillRuntime(), 0, false)).toBeNull();
  });

  it('a long input does not overflow the stack', () => {
    const regex = compileRegex(stillRuntime(), '(?:(a)|b(?=.))*', 0);
    const found = regex.open('ab'.repeat(50_000), 'captures').find(stillRuntime(), 0, false);
    expect(found?.captures[0]).toEqual([0, 99_999]);
    expect(found?.captures[1]).toHaveLength(100_000);
  });

  it('groups inside groups have a ceiling', () => {
    expect(() => compileRegex(stillRuntime(), '('.repeat(100_000), 0)).toThrow('more than 250 deep');
    expect(() => compileRegex(stillRuntime(), '[a-'.repeat(100_000), 0)).toThrow('more than 250 deep');
  });

  it('a kept pattern costs what a new one does', () => {
    const [first, second] = [stillRuntime(), stillRuntime()];
    compileRegex(first, '[^x](?i)[y]', 0);
    compileRegex(second, '[^x](?i)[y]', 0);
    expect(second.fuel).toBe(first.fuel);
  });
});
