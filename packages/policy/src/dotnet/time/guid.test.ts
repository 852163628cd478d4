import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const id = 'new Guid("00112233-4455-6677-8899-aabbccddeeff")';
const format = 'System.FormatException: ';

describe('Guid', () => {
  it.each([
    [`${id}.ToString()`, '00112233-4455-6677-8899-aabbccddeeff'],
    [`${id}.ToString("D")`, '00112233-4455-6677-8899-aabbccddeeff'],
    [`${id}.ToString("N")`, '00112233445566778899aabbccddeeff'],
    [`${id}.ToString("B")`, '{00112233-4455-6677-8899-aabbccddeeff}'],
    [`${id}.ToString("P")`, '(00112233-4455-6677-8899-aabbccddeeff)'],
    [`${id}.ToString("X")`, '{0x00112233,0x4455,0x6677,{0x88,0x99,0xaa,0xbb,0xcc,0xdd,0xee,0xff}}'],
    [`${id}.ToString("x").Length`, '68'],
    [`${id}.ToString("Z")`, `${format}Format String can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".`],
    [`BitConverter.ToString(${id}.ToByteArray())`, '33-22-11-00-55-44-77-66-88-99-AA-BB-CC-DD-EE-FF'],
    [`new Guid(${id}.ToByteArray()) == ${id}`, 'True'],
    ['new Guid(new byte[3])', 'System.ArgumentException: Byte array for GUID must be exactly 16 bytes long.'],
    ['new Guid(1, 2, -1, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })', '00000001-0002-ffff-0102-030405060708'],
    ['Guid.Empty', '00000000-0000-0000-0000-000000000000'],
    ['Guid.NewGuid()', '9e3779b9-3c6e-4372-9aa6-6d2b78dde6e4'],
    ['Guid.NewGuid() == Guid.NewGuid()', 'False'],
    ['Guid.Parse("00112233445566778899AABBCCDDEEFF")', '00112233-4455-6677-8899-aabbccddeeff'],
    [
      'Guid.Parse("{00112233-4455-6677-8899-aabbccddeeff}") == Guid.Parse("(00112233-4455-6677-8899-aabbccddeeff)")',
      'True',
    ],
    ['Guid.Parse("x")', `${format}Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).`],
    ['Guid.Parse("")', `${format}Unrecognized Guid format.`],
    [
      'Guid.Parse("001122334455667-78899-aabb-ccdd-eeffaa")',
      `${format}Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).`,
    ],
    ['Guid.Parse(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: input'],
    [
      'Guid.TryParse("00112233445566778899aabbccddeeff", out var g) ? g.ToString("D") : "no"',
      '00112233-4455-6677-8899-aabbccddeeff',
    ],
    ['Guid.TryParse("no", out var g) ? "yes" : g.ToString("N")', '00000000000000000000000000000000'],
    ['Guid.ParseExact("00112233445566778899aabbccddeeff", "N")', '00112233-4455-6677-8899-aabbccddeeff'],
    [`${id}.CompareTo(Guid.Empty)`, '1'],
    [`${id}.Equals(Guid.Empty)`, 'False'],
    [`${id} != Guid.Empty`, 'True'],
    ['default(Guid) == Guid.Empty', 'True'],
    ['Guid.Empty.GetHashCode()', '0'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
