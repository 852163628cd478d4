import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const noMember = "System.ArgumentException: Requested value 'x' was not found.";

/** Enumerations, `T?`, tuples and what every object has. */
const rows: readonly (readonly [string, string])[] = [
  ['StringComparison.OrdinalIgnoreCase', 'OrdinalIgnoreCase'],
  ['StringComparison.Ordinal.ToString("D")', '4'],
  ['StringComparison.Ordinal.ToString("X")', '00000004'],
  [
    'StringComparison.Ordinal.ToString("Q")',
    'System.FormatException: Format String can be only "G", "g", "X", "x", "F", "f", "D" or "d".',
  ],
  ['(StringComparison)77', '77'],
  ['(int)MidpointRounding.AwayFromZero', '1'],
  ['string.Format("{0:D}", StringSplitOptions.RemoveEmptyEntries)', '1'],
  ['(MidpointRounding)Enum.Parse(typeof(MidpointRounding), "AwayFromZero") == MidpointRounding.AwayFromZero', 'True'],
  ['Enum.Parse(typeof(MidpointRounding), "toeven", true)', 'ToEven'],
  ['Enum.Parse(typeof(MidpointRounding), "1")', 'AwayFromZero'],
  ['Enum.Parse(typeof(MidpointRounding), "x")', noMember],
  ['Enum.Parse(typeof(MidpointRounding), "constructor")', noMember.replace("'x'", "'constructor'")],
  [
    'Enum.Parse(typeof(MidpointRounding), " ")',
    'System.ArgumentException: Must specify valid information for parsing in the string.',
  ],
  [
    'Enum.Parse(typeof(string), "x")',
    'System.ArgumentException: Type provided must be an Enum.\r\nParameter name: enumType',
  ],
  ['Enum.TryParse<MidpointRounding>("ToEven", out var mode)', 'True'],
  ['Enum.TryParse("nothing", out MidpointRounding mode) ? 1 : (int)mode', '0'],
  ['Enum.IsDefined(typeof(MidpointRounding), 5)', 'False'],
  ['string.Join(",", Enum.GetNames(typeof(MidpointRounding)))', 'ToEven,AwayFromZero'],
  ['Enum.GetName(typeof(MidpointRounding), 1)', 'AwayFromZero'],
  ['((int?)5).HasValue', 'True'],
  ['((int?)null).HasValue', 'False'],
  ['((int?)null).GetValueOrDefault(7)', '7'],
  ['((int?)5).GetValueOrDefault(7)', '5'],
  ['((int?)5).Value', '5'],
  ['((int?)null).Value', 'System.InvalidOperationException: Nullable object must have a value.'],
  ['Tuple.Create(1, "a")', '(1, a)'],
  ['Tuple.Create(1, "a").Item2', 'a'],
  ['new Tuple<int, string>(1, "b").Item1', '1'],
  ['Tuple.Create(1, "a").Equals(Tuple.Create(1, "a"))', 'True'],
  ['Tuple.Create(1, "a").Equals(Tuple.Create(1, "b"))', 'False'],
  ['Tuple.Create(1, 2, 3).Item3', '3'],
  ['object.Equals(1, 1)', 'True'],
  ['object.Equals(null, "a")', 'False'],
  ['object.ReferenceEquals(null, null)', 'True'],
  ['new object().ToString()', 'System.Object'],
  ['typeof(int).Name', 'Int32'],
  ['typeof(string).FullName', 'System.String'],
  ['"a".GetType() == typeof(string)', 'True'],
  ['(1.5).GetType().Name', 'Double'],
  ['typeof(List<int>).Name', 'List`1'],
  ['typeof(List<int>[]).Name', 'List`1[]'],
  ['typeof(Dictionary<string, List<int>>).Name', 'Dictionary`2'],
  ['typeof(string[]).Name', 'String[]'],
  ['typeof(int).Namespace', 'System'],
  ['new List<int>().GetType() == typeof(List<int>)', 'True'],
  ['typeof(int) == typeof(long)', 'False'],
  ['((object)1).Equals(1)', 'True'],
  ['((IComparable)1).CompareTo(2)', '-1'],
  ['((IComparable)1).CompareTo("a")', 'System.ArgumentException: Object must be of type Int32.'],
  ['((int?)5).ToString()', '5'],
];

describe('System.Enum, Nullable, Tuple, Object and Type', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
