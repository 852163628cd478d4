import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const hex = (bytes: string): string => `BitConverter.ToString(${bytes})`;

describe('Encoding', () => {
  it.each([
    [hex('Encoding.UTF8.GetBytes("aé€")'), '61-C3-A9-E2-82-AC'],
    [hex('Encoding.UTF8.GetBytes("😀")'), 'F0-9F-98-80'],
    [hex('Encoding.UTF8.GetBytes("\\uD83D")'), 'EF-BF-BD'],
    [hex('Encoding.ASCII.GetBytes("aé€")'), '61-3F-3F'],
    [hex('Encoding.Unicode.GetBytes("a€")'), '61-00-AC-20'],
    [hex('Encoding.BigEndianUnicode.GetBytes("a€")'), '00-61-20-AC'],
    [hex('Encoding.UTF32.GetBytes("a")'), '61-00-00-00'],
    [hex('Encoding.Default.GetBytes("€é")'), '80-E9'],
    [hex('Encoding.GetEncoding("iso-8859-1").GetBytes("é€")'), 'E9-3F'],
    [hex("Encoding.UTF8.GetBytes(new char[] { 'a', 'b', 'c' }, 1, 2)"), '62-63'],
    [hex('Encoding.UTF8.GetPreamble()'), 'EF-BB-BF'],
    [hex('Encoding.Convert(Encoding.UTF8, Encoding.Unicode, new byte[] { 0x61 })'), '61-00'],
    ['Encoding.UTF8.GetString(new byte[] { 0x61, 0xC3, 0xA9 })', 'aé'],
    ['Encoding.UTF8.GetString(new byte[] { 0x61, 0xFF, 0x62 })', 'a\uFFFDb'],
    ['Encoding.UTF8.GetString(new byte[] { 0x61, 0x62, 0x63 }, 1, 2)', 'bc'],
    [
      'Encoding.UTF8.GetString(new byte[] { 0x61 }, 1, 2)',
      'System.ArgumentOutOfRangeException: Index and count must refer to a location within the buffer.\r\nParameter name: bytes',
    ],
    ['Encoding.ASCII.GetString(new byte[] { 0x61, 0xE9 })', 'a?'],
    ['Encoding.Unicode.GetString(new byte[] { 0x61, 0, 0x62 })', 'a\uFFFD'],
    ['Encoding.UTF8.GetByteCount("é€")', '5'],
    ['Encoding.UTF8.GetCharCount(new byte[] { 0xC3, 0xA9 })', '1'],
    ['Encoding.UTF8.GetChars(new byte[] { 0x61, 0x62 }).Length', '2'],
    ['Encoding.UTF8.GetMaxByteCount(1)', '6'],
    ['Encoding.ASCII.GetMaxCharCount(3)', '3'],
    ['Encoding.UTF8.WebName', 'utf-8'],
    ['Encoding.Unicode.CodePage', '1200'],
    ['Encoding.GetEncoding("UTF-8") == Encoding.UTF8', 'True'],
    ['Encoding.GetEncoding(1252).WebName', 'windows-1252'],
    [
      'Encoding.GetEncoding("klingon")',
      "System.ArgumentException: 'klingon' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.\r\nParameter name: name",
    ],
    [
      'Encoding.UTF8.GetBytes((string)null)',
      'System.ArgumentNullException: String reference not set to an instance of a String.\r\nParameter name: s',
    ],
    ['Encoding.UTF8', 'System.Text.UTF8Encoding'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
