import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems, checkText, newText } from '../runtime.ts';
import type { ByteArray, Char, NetArray, NetObject } from '../value.ts';
import { byteArray, char, netArray } from '../value.ts';
import type { CodePage } from './code-page.ts';
import { ascii, codePages, latin1, utf16, utf16BigEndian, utf32, utf8, windows1252 } from './code-page.ts';

/** An encoding; there is one record for each, so that `==` holds. */
export type Encoding = NetObject & { readonly page: CodePage };

const encodings = new Map<CodePage, Encoding>(codePages.map((page) => [page, { net: 'System.Text.Encoding', page }]));

function encodingOf(page: CodePage): Encoding {
  return (
    encodings.get(page) ?? raise('System.NotSupportedException', `No data is available for encoding ${page.number}.`)
  );
}

/** What .NET says here of a null, and nowhere else. */
const noText = 'String reference not set to an instance of a String.';
const noArray = 'Array cannot be null.';

export const encodingType: TypeDefinition = defineType({
  name: 'System.Text.Encoding',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.encoding',
  members: {
    'static Encoding UTF8 { get; }': () => encodingOf(utf8),
    'static Encoding ASCII { get; }': () => encodingOf(ascii),
    'static Encoding Unicode { get; }': () => encodingOf(utf16),
    'static Encoding BigEndianUnicode { get; }': () => encodingOf(utf16BigEndian),
    'static Encoding UTF32 { get; }': () => encodingOf(utf32),
    'static Encoding Default { get; }': () => encodingOf(windows1252),
    'static Encoding GetEncoding(string name)': (_: Runtime, name: string | null) => named(name),
    'static Encoding GetEncoding(int codepage)': (_: Runtime, codepage: number) => numbered(codepage),
    'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)': (
      rt: Runtime,
      source: Encoding | null,
      target: Encoding | null,
      bytes: ByteArray | null,
    ) => {
      if (source === null) return raiseArgumentNull('srcEncoding');
      if (target === null) return raiseArgumentNull('dstEncoding');
      return encoded(rt, target, decoded(rt, source, bytes?.bytes ?? raiseArgumentNull('bytes')));
    },
    'int CodePage { get; }': (_: Runtime, { page }: Encoding) => page.number,
    'string WebName { get; }': (_: Runtime, { page }: Encoding) => page.name,
    'string BodyName { get; }': (_: Runtime, { page }: Encoding) => bodyName(page),
    'string HeaderName { get; }': (_: Runtime, { page }: Encoding) => headerName(page),
    'string EncodingName { get; }': (_: Runtime, { page }: Encoding) => page.title,
    'bool IsSingleByte { get; }': (_: Runtime, { page }: Encoding) => page.singleByte,
    'byte[] GetPreamble()': (_: Runtime, { page }: Encoding) => byteArray(Uint8Array.from(page.preamble)),
    'byte[] GetBytes(string s)': (rt: Runtime, self: Encoding, s: string | null) =>
      encoded(rt, self, s ?? raiseArgumentNull('s', noText)),
    'byte[] GetBytes(char[] chars)': (rt: Runtime, self: Encoding, chars: NetArray | null) =>
      encoded(rt, self, textOfChars(rt, chars)),
    'byte[] GetBytes(char[] chars, int index, int count)': (
      rt: Runtime,
      self: Encoding,
      ...[chars, index, count]: [NetArray | null, number, number]
    ) => encoded(rt, self, part(textOfChars(rt, chars), [index, count], 'chars')),
    'int GetByteCount(string s)': (rt: Runtime, self: Encoding, s: string | null) =>
      encoded(rt, self, s ?? raiseArgumentNull('s')).bytes.length,
    'int GetByteCount(char[] chars)': (rt: Runtime, self: Encoding, chars: NetArray | null) =>
      encoded(rt, self, textOfChars(rt, chars)).bytes.length,
    'int GetMaxByteCount(int charCount)': (_: Runtime, { page }: Encoding, count: number) =>
      maxCount(count, 'charCount', (count + 1) * page.charBytesMax, page.singleByte ? count + 1 : null),
    'int GetMaxCharCount(int byteCount)': (_: Runtime, { page }: Encoding, count: number) =>
      maxCount(
        count,
        'byteCount',
        page.charBytesMax === 3 ? count + 1 : (count >> 1) + (count & 1) + 1,
        page.singleByte ? count : null,
      ),
    'string GetString(byte[] bytes)': (rt: Runtime, self: Encoding, bytes: ByteArray | null) =>
      decoded(rt, self, bytes?.bytes ?? raiseArgumentNull('bytes', noArray)),
    'string GetString(byte[] bytes, int index, int count)': (
      rt: Runtime,
      self: Encoding,
      ...[bytes, index, count]: [ByteArray | null, number, number]
    ) => decoded(rt, self, part(bytes?.bytes ?? raiseArgumentNull('bytes'), [index, count], 'bytes')),
    'int GetCharCount(byte[] bytes)': (rt: Runtime, self: Encoding, bytes: ByteArray | null) =>
      decoded(rt, self, bytes?.bytes ?? raiseArgumentNull('bytes')).length,
    'char[] GetChars(byte[] bytes)': (rt: Runtime, self: Encoding, bytes: ByteArray | null) =>
      charsOf(rt, decoded(rt, self, bytes?.bytes ?? raiseArgumentNull('bytes'))),
    'char[] GetChars(byte[] bytes, int index, int count)': (
      rt: Runtime,
      self: Encoding,
      ...[bytes, index, count]: [ByteArray | null, number, number]
    ) => charsOf(rt, decoded(rt, self, part(bytes?.bytes ?? raiseArgumentNull('bytes'), [index, count], 'bytes'))),
    'string ToString()': (_: Runtime, { page }: Encoding) => className(page),
  },
  hooks: { text: (_: Runtime, { page }: Encoding) => className(page) },
});

const classNames = new Map<CodePage, string>([
  [utf8, 'System.Text.UTF8Encoding'],
  [ascii, 'System.Text.ASCIIEncoding'],
  [latin1, 'System.Text.Latin1Encoding'],
  [windows1252, 'System.Text.SBCSCodePageEncoding'],
  [utf32, 'System.Text.UTF32Encoding'],
]);

function className(page: CodePage): string {
  return classNames.get(page) ?? 'System.Text.UnicodeEncoding';
}

function bodyName(page: CodePage): string {
  return page === windows1252 ? 'iso-8859-1' : page.name;
}

function headerName(page: CodePage): string {
  return page === windows1252 ? 'Windows-1252' : page.name;
}

function named(name: string | null): Encoding {
  if (name === null) return raiseArgumentNull('name');
  const wanted = name.trim().toLowerCase();
  const page = codePages.find(({ name: own, aliases }) => own.toLowerCase() === wanted || aliases.includes(wanted));
  if (page !== undefined) return encodingOf(page);
  const message = `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`;
  return raiseArgument(message, 'name');
}

function numbered(codepage: number): Encoding {
  if (codepage === 0) return encodingOf(windows1252);
  const page = codePages.find(({ number }) => number === codepage);
  if (page !== undefined) return encodingOf(page);
  if (codepage < 0 || codepage > 65_535)
    return raiseOutOfRange('codepage', 'Valid values are between 0 and 65535, inclusive.');
  const message = `No data is available for encoding ${codepage}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`;
  return raise('System.NotSupportedException', message);
}

function encoded(rt: Runtime, { page }: Encoding, text: string): ByteArray {
  burn(rt, text.length);
  checkItems(rt, text.length);
  const bytes = page.encode(text);
  checkItems(rt, bytes.length);
  return byteArray(bytes);
}

function decoded(rt: Runtime, { page }: Encoding, bytes: Uint8Array): string {
  burn(rt, bytes.length);
  checkText(rt, bytes.length);
  return newText(rt, page.decode(bytes));
}

function textOfChars(rt: Runtime, chars: NetArray | null): string {
  if (chars === null) return raiseArgumentNull('chars');
  burn(rt, chars.items.length);
  return newText(rt, chars.items.map((item) => String.fromCharCode((item as Char).code)).join(''));
}

function charsOf(rt: Runtime, text: string): NetArray {
  burn(rt, text.length);
  checkItems(rt, text.length);
  return netArray(
    'System.Char',
    Array.from({ length: text.length }, (_, index) => char(text.charCodeAt(index))),
  );
}

function part<Of extends string | Uint8Array>(
  whole: Of,
  [index, count]: readonly [index: number, count: number],
  parameter: string,
): Of {
  if (index < 0) raiseOutOfRange('index', 'Non-negative number required.');
  if (count < 0) raiseOutOfRange('count', 'Non-negative number required.');
  if (whole.length - index < count)
    raiseOutOfRange(parameter, 'Index and count must refer to a location within the buffer.');
  return whole.slice(index, index + count) as Of;
}

function maxCount(count: number, parameter: string, most: number, single: number | null): number {
  if (count < 0) raiseOutOfRange(parameter, 'Non-negative number required.');
  const value = single ?? most;
  return value > 2_147_483_647 ? raiseOutOfRange(parameter, 'Too many characters.') : value;
}
