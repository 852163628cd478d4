import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import type { NetArray } from '../value.ts';
import { netArray } from '../value.ts';
import { array } from './array.ts';

const rows: readonly (readonly [string, string])[] = [
  ['new[] { 1, 2, 3 }.Length', '3'],
  ['new byte[] { 1, 2 }.Length', '2'],
  ['new int[2]', 'System.Int32[]'],
  ['new byte[2]', 'System.Byte[]'],
  ['new[] { "a" }.GetType().Name', 'String[]'],
  ['((int[])new[] { 1, 2 }.Clone())[1]', '2'],
  ['new[] { 1, 2 }.GetValue(1)', '2'],
  ['new[] { 1, 2 }.GetValue(2)', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
  ['new[] { 1, 2 }.Rank', '1'],
  ['new[] { 1, 2, 3 }.GetUpperBound(0)', '2'],
  ['Array.IndexOf(new[] { "a", "b" }, "b")', '1'],
  ['Array.IndexOf(new[] { 1, 2, 1 }, 1, 1)', '2'],
  ['Array.IndexOf(new byte[] { 5, 6 }, (byte)6)', '1'],
  ['Array.IndexOf(new[] { 1 }, 9)', '-1'],
  ['Array.LastIndexOf(new[] { 1, 2, 1 }, 1)', '2'],
  ['Array.BinarySearch(new[] { 1, 3, 5 }, 3)', '1'],
  ['Array.BinarySearch(new[] { 1, 3, 5 }, 4)', '-3'],
  ['Array.Exists(new[] { "a", "b" }, x => x == "b")', 'True'],
  ['Array.Find(new[] { 1, 2, 3 }, x => x > 1)', '2'],
  ['Array.Find(new[] { 1, 2, 3 }, x => x > 9)', '0'],
  ['Array.FindLast(new[] { 1, 2, 3 }, x => x < 3)', '2'],
  ['Array.FindIndex(new[] { 1, 2, 3 }, x => x == 3)', '2'],
  ['Array.FindLastIndex(new[] { 1, 2, 1 }, x => x == 1)', '2'],
  ['Array.FindAll(new[] { 1, 2, 3 }, x => x != 2).Length', '2'],
  ['Array.TrueForAll(new[] { 1, 2 }, x => x > 0)', 'True'],
  ['string.Join(",", Array.ConvertAll(new[] { 1, 2 }, x => "n" + x))', 'n1,n2'],
  ['Array.Empty<int>().Length', '0'],
  [
    '@{ Array a = new[] { 1 }; a.SetValue("x", 0); return 1; }',
    'System.InvalidCastException: Object cannot be stored in an array of this type.',
  ],
  ['@{ Array a = new[] { 1 }; a.SetValue(null, 0); return a.GetValue(0); }', '0'],
  [
    '@{ Array.Copy(new[] { 1 }, new byte[1], 1); return 1; }',
    'System.ArrayTypeMismatchException: Source array type cannot be assigned to destination array type.',
  ],
  ['@{ var o = new object[2]; Array.Copy(new[] { 1, 2 }, o, 2); return o[1]; }', '2'],
  [
    '@{ var n = new int[1]; Array.Copy(new object[] { "x" }, n, 1); return n[0]; }',
    'System.InvalidCastException: At least one element in the source array could not be cast down to the destination array type.',
  ],
  ['@{ var a = new[] { 3, 1, 2 }; Array.Sort(a); return string.Join(",", a); }', '1,2,3'],
  ['@{ var a = new[] { 3, 1, 2 }; Array.Sort(a, (x, y) => y - x); return string.Join(",", a); }', '3,2,1'],
  ['@{ var a = new[] { "b", "A" }; Array.Sort(a, StringComparer.OrdinalIgnoreCase); return a[0]; }', 'A'],
  ['@{ var a = new byte[] { 3, 1, 2 }; Array.Sort(a); Array.Reverse(a); return a[0]; }', '3'],
  ['@{ var a = new[] { 1, 2 }; Array.Resize(ref a, 3); return a.Length + a[2]; }', '3'],
  ['@{ var a = new[] { 1, 2 }; Array.Clear(a, 0, 1); return a[0]; }', '0'],
  ['@{ var sum = 0; Array.ForEach(new[] { 1, 2 }, x => { sum += x; }); return sum; }', '3'],
  ['Array.IndexOf((int[])null, 1)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: array'],
];

describe('System.Array', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

describe('changes to arrays', () => {
  const numbers = fc.array(fc.integer(), { maxLength: 12 });
  const rt = stillRuntime();
  const { run } = membersOf(rt, array);
  const ints = (items: readonly number[]): NetArray => netArray('System.Int32', [...items]);

  test.prop([numbers])('Sort sorts, Reverse reverses', (items) => {
    const sorted = ints(items);
    run('static void Sort<T>(T[] array)', [], sorted);
    expect(sorted.items).toEqual(items.toSorted((left, right) => left - right));
    run('static void Reverse(Array array)', sorted);
    expect(sorted.items).toEqual(items.toSorted((left, right) => right - left));
  });

  test.prop([numbers, fc.nat(12), fc.nat(12), fc.nat(12)])(
    'Copy copies within an array as if through another',
    (items, from, to, length) => {
      const target = ints(items);
      const declaration =
        'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)';
      const outcome = outcomeOf(() => run(declaration, target, from, target, to, length));
      const fits = from + length <= items.length && to + length <= items.length;
      expect(typeof outcome === 'string').toBe(!fits);
      if (fits) expect(target.items).toEqual(items.toSpliced(to, length, ...items.slice(from, from + length)));
    },
  );

  test.prop([numbers])('keys take their items with them', (items) => {
    const keys = ints(items);
    const values = ints(items.map((item) => -item));
    run('static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)', [], keys, values);
    expect(values.items).toEqual(keys.items.map((key) => -(key as number)));
  });
});
