import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import { BudgetExceeded } from '../budget.ts';
import { textOf } from '../protocol.ts';
import { stringBuilder } from './string-builder.ts';

const badIndex = 'Index was out of range. Must be non-negative and less than the size of the collection.';

const rows: readonly (readonly [string, string])[] = [
  ['new StringBuilder("ab").Append("cd").ToString()', 'abcd'],
  ["new StringBuilder().Append(1).Append('x').Append(true).Append(1.5).ToString()", '1xTrue1.5'],
  ["new StringBuilder().Append('-', 3).ToString()", '---'],
  ['new StringBuilder().Append((string)null).Length', '0'],
  ['new StringBuilder().AppendLine("a").AppendLine().ToString()', 'a\r\n\r\n'],
  ['new StringBuilder().AppendFormat("{0}:{1:D2}", "a", 5).ToString()', 'a:05'],
  ['new StringBuilder("abcd").Insert(1, "--").ToString()', 'a--bcd'],
  ['new StringBuilder("ab").Insert(0, 12).ToString()', '12ab'],
  ['new StringBuilder("abcd").Remove(1, 2).ToString()', 'ad'],
  ['new StringBuilder("aXbX").Replace("X", "-").ToString()', 'a-b-'],
  ["new StringBuilder(\"aXbX\").Replace('X', 'y').ToString()", 'ayby'],
  ['new StringBuilder("aXbX").Replace("X", "-", 2, 2).ToString()', 'aXb-'],
  ['new StringBuilder("abc").Clear().Length', '0'],
  ['new StringBuilder("abc")[1]', 'b'],
  ['new StringBuilder("abc").ToString(1, 1)', 'b'],
  ['new StringBuilder("abc").Equals(new StringBuilder("abc"))', 'True'],
  ['new StringBuilder().Capacity', '16'],
  ['new StringBuilder("abc")[3]', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
  [
    'new StringBuilder("abc").Insert(4, "x")',
    `System.ArgumentOutOfRangeException: ${badIndex}\r\nParameter name: index`,
  ],
  ['new StringBuilder("abc").Remove(2, 5)', `System.ArgumentOutOfRangeException: ${badIndex}\r\nParameter name: index`],
  ['@{ var b = new StringBuilder("abc"); b[1] = \'X\'; return b.ToString(); }', 'aXc'],
  ['@{ var b = new StringBuilder("abc"); b.Length = 1; return b.ToString(); }', 'a'],
  ['@{ var b = new StringBuilder("abc"); b.Length--; return b.ToString(); }', 'ab'],
  [
    '@{ var w = new StringWriter(); w.Write("a"); w.WriteLine(1); w.Write("{0}-{1}", 2, 3); return w.ToString(); }',
    'a1\r\n2-3',
  ],
  ['@{ using (var r = new StringReader("a\\nb")) { r.ReadLine(); return r.ReadLine(); } }', 'b'],
  ['new StringReader("a\\r\\nb").ReadLine()', 'a'],
  ['new StringReader("ab").ReadToEnd()', 'ab'],
  ['new StringReader("ab").Read()', '97'],
  ['new StringReader("").Peek()', '-1'],
  ['new StringWriter().ToString()', ''],
];

describe('System.Text.StringBuilder, System.IO.StringReader and StringWriter', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

type Step = (text: string) => readonly [declaration: string, args: readonly unknown[], after: string];

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.string().map((part): Step => (text) => ['StringBuilder Append(string value)', [part], text + part]),
  fc.tuple(fc.nat(), fc.string()).map(([seed, part]): Step => (text) => {
    const at = seed % (text.length + 1);
    return ['StringBuilder Insert(int index, string value)', [at, part], text.slice(0, at) + part + text.slice(at)];
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([seed, size]): Step => (text) => {
    const at = seed % (text.length + 1);
    const length = size % (text.length - at + 1);
    return [
      'StringBuilder Remove(int startIndex, int length)',
      [at, length],
      text.slice(0, at) + text.slice(at + length),
    ];
  }),
  fc.constant<Step>((text) => [
    'StringBuilder Replace(string oldValue, string newValue)',
    ['a', 'bb'],
    text.replaceAll('a', 'bb'),
  ]),
);

describe('laws of StringBuilder', () => {
  test.prop([fc.array(step)])('it holds what a string would', (steps) => {
    const rt = stillRuntime();
    const { run } = membersOf(rt, stringBuilder);
    const builder = run('StringBuilder()');
    let text = '';
    for (const each of steps) {
      const [declaration, args, after] = each(text);
      expect(run(declaration, builder, ...args)).toBe(builder);
      text = after;
      expect(textOf(rt, builder)).toBe(text);
    }
  });

  it('grows no further than a string may', () => {
    const { run } = membersOf(stillRuntime({ textChars: 100 }), stringBuilder);
    const builder = run('StringBuilder()');
    const doubling = (): void => {
      for (;;) run('StringBuilder Append(char value, int repeatCount)', builder, { net: 'System.Char', code: 97 }, 50);
    };
    expect(doubling).toThrow(BudgetExceeded);
  });
});
