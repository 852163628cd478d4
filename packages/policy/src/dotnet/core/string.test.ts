import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import type { NetArray } from '../value.ts';
import { char, netArray } from '../value.ts';
import { string } from './string.ts';

const badStart = 'Index was out of range. Must be non-negative and less than the size of the collection.';

/** What .NET Framework gives: the text, or the exception. */
const rows: readonly (readonly [string, string])[] = [
  // Making and looking at strings
  ["new string('x', 3)", 'xxx'],
  ["new string(new[] { 'a', 'b', 'c' })", 'abc'],
  ["new string(new[] { 'a', 'b', 'c' }, 1, 2)", 'bc'],
  ["new string('x', -1)", "System.ArgumentOutOfRangeException: 'count' must be non-negative.\r\nParameter name: count"],
  ['string.Empty.Length', '0'],
  ['"abc".Length', '3'],
  ['"abc"[1]', 'b'],
  ['"abc"[3]', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
  ['string.IsNullOrEmpty(null)', 'True'],
  ['string.IsNullOrEmpty("")', 'True'],
  ['string.IsNullOrEmpty(" ")', 'False'],
  ['string.IsNullOrWhiteSpace(" \\t\\u00a0")', 'True'],
  ['string.IsNullOrWhiteSpace(" . ")', 'False'],
  ['"abc".ToCharArray().Length', '3'],
  ['new string("abcdef".ToCharArray(2, 3))', 'cde'],
  ['"abc".ToString()', 'abc'],
  ['"e\\u0301".Normalize().Length', '1'],
  // Parts
  ['"abcdef".Substring(2)', 'cdef'],
  ['"abcdef".Substring(2, 3)', 'cde'],
  ['"abcdef".Substring(6)', ''],
  [
    '"abcdef".Substring(7)',
    'System.ArgumentOutOfRangeException: startIndex cannot be larger than length of string.\r\nParameter name: startIndex',
  ],
  [
    '"abcdef".Substring(-1)',
    'System.ArgumentOutOfRangeException: StartIndex cannot be less than zero.\r\nParameter name: startIndex',
  ],
  [
    '"abc".Substring(1, 5)',
    'System.ArgumentOutOfRangeException: Index and length must refer to a location within the string.\r\nParameter name: length',
  ],
  [
    '"abc".Substring(1, -1)',
    'System.ArgumentOutOfRangeException: Length cannot be less than zero.\r\nParameter name: length',
  ],
  ['"abc".Insert(1, "--")', 'a--bc'],
  [
    '"abc".Insert(4, "x")',
    'System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values.\r\nParameter name: startIndex',
  ],
  ['"abcdef".Remove(2)', 'ab'],
  ['"abcdef".Remove(2, 2)', 'abef'],
  [
    '"abc".Remove(3)',
    'System.ArgumentOutOfRangeException: startIndex must be less than length of string.\r\nParameter name: startIndex',
  ],
  [
    '"abc".Remove(1, 9)',
    'System.ArgumentOutOfRangeException: Index and count must refer to a location within the string.\r\nParameter name: count',
  ],
  ['"a-b-c".Replace("-", "")', 'abc'],
  ["\"a-b-c\".Replace('-', '_')", 'a_b_c'],
  ['"abc".Replace("b", null)', 'ac'],
  ['"$1".Replace("$1", "$&")', '$&'],
  ['"abc".Replace("", "x")', 'System.ArgumentException: String cannot be of zero length.\r\nParameter name: oldValue'],
  ['"abc".Replace(null, "x")', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: oldValue'],
  ['"7".PadLeft(3, \'0\')', '007'],
  ['"7".PadRight(3) + "|"', '7  |'],
  ['"1234".PadLeft(3)', '1234'],
  [
    '"x".PadLeft(-1)',
    'System.ArgumentOutOfRangeException: Non-negative number required.\r\nParameter name: totalWidth',
  ],
  // Search
  ['"abc".Contains("bc")', 'True'],
  ['"abc".Contains("BC")', 'False'],
  ['"abc".Contains("")', 'True'],
  ['"abc".Contains("BC", StringComparison.OrdinalIgnoreCase)', 'True'],
  ['"abc".Contains(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: value'],
  ['"Bearer x".StartsWith("Bearer ")', 'True'],
  ['"bearer x".StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)', 'True'],
  ['"bearer x".StartsWith("Bearer ")', 'False'],
  ['"a.json".EndsWith(".json")', 'True'],
  ['"a.JSON".EndsWith(".json", StringComparison.InvariantCultureIgnoreCase)', 'True'],
  ['"abcabc".IndexOf(\'b\')', '1'],
  ['"abcabc".IndexOf(\'b\', 2)', '4'],
  ['"abcabc".IndexOf(\'b\', 2, 2)', '-1'],
  ['"abcabc".IndexOf("ca")', '2'],
  ['"abcabc".IndexOf("CA", StringComparison.OrdinalIgnoreCase)', '2'],
  ['"abcabc".IndexOf("")', '0'],
  ['"abcabc".IndexOf("x")', '-1'],
  ['"abc".IndexOf("a", 4)', `System.ArgumentOutOfRangeException: ${badStart}\r\nParameter name: startIndex`],
  ['"abcabc".LastIndexOf(\'b\')', '4'],
  ['"abcabc".LastIndexOf("bc", 3)', '1'],
  ['"abcabc".LastIndexOf("B", StringComparison.OrdinalIgnoreCase)', '4'],
  ['"".LastIndexOf("x")', '-1'],
  ["\"a/b:c\".IndexOfAny(new[] { ':', '/' })", '1'],
  ["\"a/b:c\".LastIndexOfAny(new[] { ':', '/' })", '3'],
  // Blanks and case
  ['"  a b \\r\\n".Trim()', 'a b'],
  ['"  a ".TrimStart() + "|"', 'a |'],
  ['" a  ".TrimEnd() + "|"', ' a|'],
  ['"YWI==".TrimEnd(\'=\')', 'YWI'],
  ['"--a-".Trim(\'-\')', 'a'],
  ['"/a/".TrimStart(\'/\')', 'a/'],
  ["\"xxyaxy\".Trim('x', 'y')", 'a'],
  ['"MiXed".ToLower()', 'mixed'],
  ['"MiXed".ToUpper()', 'MIXED'],
  ['"ÄÖ".ToLowerInvariant()', 'äö'],
  ['"straße".ToUpperInvariant()', 'STRAßE'],
  // Split and join
  ['string.Join("|", "a,b,,c".Split(\',\'))', 'a|b||c'],
  ['string.Join("|", "a,b;c".Split(\',\', \';\'))', 'a|b|c'],
  ['string.Join("|", "a b\\tc".Split())', 'a|b|c'],
  ['string.Join("|", "a,b,c".Split(new[] { \',\' }, 2))', 'a|b,c'],
  ['string.Join("|", ",a,,b,".Split(new[] { \',\' }, StringSplitOptions.RemoveEmptyEntries))', 'a|b'],
  ['string.Join("|", ",a,,b,,c".Split(new[] { \',\' }, 2, StringSplitOptions.RemoveEmptyEntries))', 'a|b,,c'],
  ['string.Join("|", "a--b-c".Split(new[] { "--", "-" }, StringSplitOptions.None))', 'a|b|c'],
  ['string.Join("|", "a--b--c".Split(new string[] { "--" }, 2, StringSplitOptions.None))', 'a|b--c'],
  ['"".Split(\',\').Length', '1'],
  ['"".Split(new[] { \',\' }, StringSplitOptions.RemoveEmptyEntries).Length', '0'],
  ['"a,b".Split(new[] { \',\' }, 0).Length', '0'],
  [
    '"a".Split(new[] { \',\' }, -1)',
    'System.ArgumentOutOfRangeException: Count cannot be less than zero.\r\nParameter name: count',
  ],
  ['string.Join(", ", 1, null, "x", true)', '1, , x, True'],
  ['string.Join(",", new List<int> { 1, 2, 3 })', '1,2,3'],
  ['string.Join(null, new[] { "a", "b" })', 'ab'],
  ['string.Join("-", new[] { "a", "b", "c", "d" }, 1, 2)', 'b-c'],
  ['string.Concat("a", "b", "c")', 'abc'],
  ['string.Concat("a", 1, null, \'c\')', 'a1c'],
  ['string.Concat(new List<string> { "x", "y" })', 'xy'],
  // Composite formats
  ['string.Format("{0}-{1}", "a", 2)', 'a-2'],
  ['string.Format("{0,5}|{0,-5}|", "ab")', '   ab|ab   |'],
  ['string.Format("{0:D4} {0:X}", 255)', '0255 FF'],
  ['string.Format("{{{0}}}", 1)', '{1}'],
  ['string.Format("{0,10:N2}|", 1234.5)', '  1,234.50|'],
  ['string.Format("{2}{1}{0}", 1, 2, 3)', '321'],
  ['string.Format("{3}{1}", 1, 2, 3, 4)', '42'],
  ['string.Format("[{0}]", (string)null)', '[]'],
  [
    'string.Format("{1}", 1)',
    'System.FormatException: Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
  ],
  ['string.Format("{", 1)', 'System.FormatException: Input string was not in a correct format.'],
  ['string.Format("}", 1)', 'System.FormatException: Input string was not in a correct format.'],
  ['string.Format("{a}", 1)', 'System.FormatException: Input string was not in a correct format.'],
  ['string.Format(null, 1)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: format'],
  // Order and equality
  ['"abc".Equals("ABC")', 'False'],
  ['"abc".Equals("ABC", StringComparison.OrdinalIgnoreCase)', 'True'],
  ['string.Equals("a", "a")', 'True'],
  ['string.Equals("a", null)', 'False'],
  ['string.Equals("a", "A", StringComparison.InvariantCultureIgnoreCase)', 'True'],
  ['string.Compare("a", "B")', '-1'],
  ['string.Compare("a", "A")', '-1'],
  ['string.Compare("a", "A", true)', '0'],
  ['string.Compare("a", "A", StringComparison.OrdinalIgnoreCase)', '0'],
  ['string.Compare("coop", "co-op")', '-1'],
  ['string.Compare("xabc", 1, "yabc", 1, 3)', '0'],
  ['string.CompareOrdinal("a", "B")', '31'],
  ['"b".CompareTo("a")', '1'],
  ['"b".CompareTo(null)', '1'],
  ['"abc" == "ab" + "c"', 'True'],
  ['StringComparer.OrdinalIgnoreCase.Equals("a", "A")', 'True'],
  ['StringComparer.Ordinal.Compare("a", "a")', '0'],
  ['"a".GetHashCode() == ("" + \'a\').GetHashCode()', 'True'],
  ['"abc".GetHashCode()', '1099313834'],
  ['"a".GetType().Name', 'String'],
];

describe('System.String', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

describe('laws of strings', () => {
  const { run } = membersOf(stillRuntime(), string);
  const chars = (text: string): NetArray =>
    netArray(
      'System.Char',
      Array.from(text, (sign) => char(sign.charCodeAt(0))),
    );
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ß', ' ', '\u00e9'), maxLength: 5 }), {
    minLength: 1,
  });

  test.prop([words])('what is joined is split again', (parts) => {
    const joined = run(
      'static string Join(string separator, params string[] value)',
      ',',
      netArray('System.String', parts),
    );
    const split = run('string[] Split(params char[] separator)', joined, chars(',')) as NetArray;
    expect(split.items).toEqual(parts);
  });

  test.prop([fc.string({ unit: fc.constantFrom('a', ',', ';') }), fc.integer({ min: 1, max: 5 })])(
    'a split with a count has at most so many parts, and loses nothing',
    (text, count) => {
      const split = run('string[] Split(char[] separator, int count)', text, chars(','), count) as NetArray;
      expect(split.items.length).toBeLessThanOrEqual(count);
      expect((split.items as string[]).join(',')).toBe(text);
    },
  );

  test.prop([fc.string({ unit: fc.constantFrom('a', ',', ' ') })])(
    'without empty parts means those parts left out',
    (text) => {
      const options = { net: 'System.StringSplitOptions', value: 1 };
      const declaration = 'string[] Split(char[] separator, StringSplitOptions options)';
      const split = run(declaration, text, chars(','), options) as NetArray;
      expect(split.items).toEqual(text.split(',').filter((part) => part !== ''));
    },
  );

  test.prop([
    fc.string({ unit: fc.constantFrom('a', 'b') }),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }),
  ])('IndexOf and LastIndexOf find the outermost places', (text, wanted) => {
    const places = Array.from(text, (_, at) => at).filter((at) => text.startsWith(wanted, at));
    expect(run('int IndexOf(string value)', text, wanted)).toBe(places[0] ?? -1);
    expect(run('int LastIndexOf(string value)', text, wanted)).toBe(places.at(-1) ?? -1);
  });

  test.prop([fc.string(), fc.string(), fc.string()])('the order of cultures is an order', (a, b, c) => {
    const compare = (left: string, right: string): number =>
      Math.sign(run('static int Compare(string strA, string strB)', left, right) as number);
    expect(compare(a, b)).toBe(-compare(b, a) + 0);
    expect(compare(a, a)).toBe(0);
    if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
  });

  test.prop([fc.string()])('case is one for one and upper case stays', (text) => {
    const upper = run('string ToUpperInvariant()', text) as string;
    expect(upper).toHaveLength(text.length);
    expect(run('string ToUpperInvariant()', upper)).toBe(upper);
  });
});
