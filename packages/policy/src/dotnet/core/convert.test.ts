import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';
import { bitConverter } from './bit-converter.ts';
import { convert } from './convert.ts';
import { fitInteger, integerTypes } from './number-range.ts';

const badFormat = 'System.FormatException: Input string was not in a correct format.';
const badLength = 'System.FormatException: Invalid length for a Base-64 char array or string.';
const badBase64 =
  'System.FormatException: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ';

const rows: readonly (readonly [string, string])[] = [
  ['Convert.ToInt32("42")', '42'],
  ['Convert.ToInt32("4.2")', badFormat],
  ['Convert.ToInt32((string)null)', '0'],
  ['Convert.ToInt32((object)null)', '0'],
  ['Convert.ToInt32("")', badFormat],
  ['Convert.ToInt32(2.5)', '2'],
  ['Convert.ToInt32(3.5)', '4'],
  ['Convert.ToInt32(-2.5)', '-2'],
  ['Convert.ToInt32(2.5m)', '2'],
  ['Convert.ToInt32(true)', '1'],
  ["Convert.ToInt32('A')", '65'],
  ['Convert.ToInt32(3000000000L)', 'System.OverflowException: Value was either too large or too small for an Int32.'],
  ['Convert.ToInt32(1e10)', 'System.OverflowException: Value was either too large or too small for an Int32.'],
  ['Convert.ToInt64(1e30)', 'System.OverflowException: Arithmetic operation resulted in an overflow.'],
  ['Convert.ToInt32((object)"7")', '7'],
  [
    'Convert.ToInt32(new object())',
    "System.InvalidCastException: Unable to cast object of type 'System.Object' to type 'System.IConvertible'.",
  ],
  ['Convert.ToByte(256)', 'System.OverflowException: Value was either too large or too small for an unsigned byte.'],
  ['Convert.ToInt16(12.7)', '13'],
  ['Convert.ToInt32("ff", 16)', '255'],
  ['Convert.ToInt32("0xFF", 16)', '255'],
  ['Convert.ToInt32("FFFFFFFF", 16)', '-1'],
  ['Convert.ToInt32("101", 2)', '5'],
  ['Convert.ToInt32("17", 8)', '15'],
  ['Convert.ToInt32("-17", 10)', '-17'],
  ['Convert.ToByte("1F", 16)', '31'],
  ['Convert.ToInt64("7fffffffffffffff", 16)', '9223372036854775807'],
  ['Convert.ToInt32("12", 3)', 'System.ArgumentException: Invalid Base.'],
  ['Convert.ToInt32("-1", 16)', 'System.ArgumentException: String cannot contain a minus sign if the base is not 10.'],
  ['Convert.ToInt32("xyz", 16)', 'System.FormatException: Could not find any recognizable digits.'],
  [
    'Convert.ToInt32("12g", 16)',
    'System.FormatException: Additional non-parsable characters are at the end of the string.',
  ],
  ['Convert.ToString(255, 16)', 'ff'],
  ['Convert.ToString(-1, 16)', 'ffffffff'],
  ['Convert.ToString(5, 2)', '101'],
  ['Convert.ToString(-8, 10)', '-8'],
  ['Convert.ToString(64L, 8)', '100'],
  ['Convert.ToString((object)null)', ''],
  ['Convert.ToString((string)null) == null', 'True'],
  ['Convert.ToString(1.5)', '1.5'],
  ['Convert.ToString(true)', 'True'],
  ['Convert.ToBoolean("true")', 'True'],
  ['Convert.ToBoolean(0)', 'False'],
  ['Convert.ToBoolean(0.1)', 'True'],
  ['Convert.ToBoolean("1")', 'System.FormatException: String was not recognized as a valid Boolean.'],
  ['Convert.ToBoolean((string)null)', 'False'],
  ["Convert.ToBoolean((object)'x')", "System.InvalidCastException: Invalid cast from 'Char' to 'Boolean'."],
  ['Convert.ToDouble("1.5")', '1.5'],
  ['Convert.ToDouble(1.25m)', '1.25'],
  ['Convert.ToDecimal("1.50")', '1.50'],
  ['Convert.ToDecimal(0.1)', '0.1'],
  ['Convert.ToChar(65)', 'A'],
  ['Convert.ToChar("ab")', 'System.FormatException: String must be exactly one character long.'],
  ['Convert.ToChar(70000)', 'System.OverflowException: Value was either too large or too small for a character.'],
  ['Convert.ToSingle("2.5")', '2.5'],
  ['Convert.ToUInt32(-1)', 'System.OverflowException: Value was either too large or too small for a UInt32.'],
  ['Convert.ToDateTime("2020-01-02T03:04:05").Hour', '3'],
  ['Convert.ToDateTime((string)null).Year', '1'],
  ['Convert.ToDateTime(5)', "System.InvalidCastException: Invalid cast from 'Int32' to 'DateTime'."],
  [
    'Convert.ToDateTime("x")',
    'System.FormatException: The string was not recognized as a valid DateTime. There is an unknown word starting at index 0.',
  ],
  ['Convert.ToInt32(JObject.Parse("{\\"a\\": 5}")["a"])', '5'],
  ['Convert.ToString(JObject.Parse("{\\"a\\": 5}")["a"])', '5'],
  ['Convert.ToBoolean(JToken.Parse("true"))', 'True'],
  [
    'Convert.ToInt32(JObject.Parse("{}"))',
    "System.InvalidCastException: Unable to cast object of type 'Newtonsoft.Json.Linq.JObject' to type 'System.IConvertible'.",
  ],
  // Base 64
  ['Convert.ToBase64String(new byte[] { 1, 2, 3 })', 'AQID'],
  ['Convert.ToBase64String(new byte[] { 1, 2 })', 'AQI='],
  ['Convert.ToBase64String(new byte[] { 1 })', 'AQ=='],
  ['Convert.ToBase64String(new byte[] { 0, 1, 2, 3 }, 1, 2)', 'AQI='],
  ['Convert.ToBase64String(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: inArray'],
  ['BitConverter.ToString(Convert.FromBase64String("AQID"))', '01-02-03'],
  ['BitConverter.ToString(Convert.FromBase64String(" AQ\\r\\nID "))', '01-02-03'],
  ['BitConverter.ToString(Convert.FromBase64String("AQ = ="))', '01'],
  ['Convert.FromBase64String("").Length', '0'],
  ['Convert.FromBase64String("AQI")', badLength],
  ['Convert.FromBase64String("A")', badLength],
  ['Convert.FromBase64String("AQI-")', badBase64],
  ['Convert.FromBase64String("A===")', badBase64],
  ['Convert.FromBase64String("AQ=I")', badBase64],
  ['Convert.FromBase64String("AQ==AQ==")', badBase64],
  ['Convert.FromBase64String("AQI=\\u00a0")', badBase64],
  ['Convert.FromBase64String(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: s'],
  // Bytes of values
  ['BitConverter.ToString(new byte[] { 1, 171, 255 })', '01-AB-FF'],
  ['BitConverter.ToString(new byte[] { 1, 2, 3 }, 1)', '02-03'],
  ['BitConverter.ToString(new byte[] { 1, 2, 3 }, 1, 1)', '02'],
  ['BitConverter.ToString(new byte[0])', ''],
  ['BitConverter.ToString(BitConverter.GetBytes(258))', '02-01-00-00'],
  ['BitConverter.ToString(BitConverter.GetBytes(1.0))', '00-00-00-00-00-00-F0-3F'],
  ['BitConverter.ToString(BitConverter.GetBytes(true))', '01'],
  ['BitConverter.ToInt32(new byte[] { 255, 255, 255, 255 }, 0)', '-1'],
  ['BitConverter.ToUInt16(new byte[] { 0, 1, 2 }, 1)', '513'],
  [
    'BitConverter.ToInt32(new byte[] { 1, 2 }, 0)',
    'System.ArgumentException: Destination array is not long enough to copy all the items in the collection. Check array index and length.\r\nParameter name: value',
  ],
  ['BitConverter.DoubleToInt64Bits(1.0)', '4607182418800017408'],
  ['BitConverter.Int64BitsToDouble(4607182418800017408)', '1'],
  ['BitConverter.IsLittleEndian', 'True'],
];

describe('System.Convert and System.BitConverter', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

describe('laws of conversions', () => {
  const rt = stillRuntime();
  const converting = membersOf(rt, convert);
  const bits = membersOf(rt, bitConverter);

  test.prop([fc.uint8Array()])('base 64 is what Node makes of it, and comes back', (bytes) => {
    const text = converting.run('static string ToBase64String(byte[] inArray)', byteArray(bytes));
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    const back = converting.run('static byte[] FromBase64String(string s)', text) as ByteArray;
    expect(Buffer.from(back.bytes)).toEqual(Buffer.from(bytes));
  });

  test.prop([fc.string({ unit: fc.constantFrom('A', 'b', '9', '+', '/', '=', ' ', '-') })])(
    'what is let through as base 64 is what Node reads, and is whole',
    (text) => {
      const read = outcomeOf(() => converting.run('static byte[] FromBase64String(string s)', text));
      const bare = text.replaceAll(' ', '');
      const isWhole = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(bare);
      if (isWhole) expect(Buffer.from((read as ByteArray).bytes)).toEqual(Buffer.from(bare, 'base64'));
      else expect(read).toMatch(/^System\.FormatException/);
    },
  );

  test.prop([
    fc.constantFrom(...integerTypes),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(2, 8, 10, 16),
  ])('an int or long that is written in a base is read again', (type, raw, base) => {
    if (type.keyword !== 'int' && type.keyword !== 'long') return;
    const value = fitInteger(type, BigInt.asIntN(type.bits, raw));
    const text = converting.run(`static string ToString(${type.keyword} value, int toBase)`, value, base);
    const name = type.name.slice('System.'.length);
    expect(converting.run(`static ${type.keyword} To${name}(string value, int fromBase)`, text, base)).toEqual(value);
  });

  test.prop([fc.constantFrom(...integerTypes.slice(2)), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })])(
    'the bytes of an integer give it back',
    (type, raw) => {
      const value = type.make(type.least < 0n ? BigInt.asIntN(type.bits, raw) : BigInt.asUintN(type.bits, raw));
      const bytes = bits.run(`static byte[] GetBytes(${type.keyword} value)`, value);
      const name = type.name.slice('System.'.length);
      expect(bits.run(`static ${type.keyword} To${name}(byte[] value, int startIndex)`, bytes, 0)).toEqual(value);
    },
  );
});
