import { utf8Bytes, utf8Text } from './utf8.ts';

/** One of the encodings that expressions can name. */
export type CodePage = {
  readonly number: number;
  /** `WebName`. */
  readonly name: string;
  /** `EncodingName`. */
  readonly title: string;
  /** What `GetEncoding` finds it by beside its name, in lower case. */
  readonly aliases: readonly string[];
  readonly preamble: readonly number[];
  /** Bytes that a character takes at most. */
  readonly charBytesMax: number;
  readonly singleByte: boolean;
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
};

const question = 0x3f;

/** What windows-1252 has at 0x80 to 0x9F. */
const windowsExtras =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

export const utf8: CodePage = {
  number: 65_001,
  name: 'utf-8',
  title: 'Unicode (UTF-8)',
  aliases: ['utf8', 'unicode-1-1-utf-8', 'unicode-2-0-utf-8', 'x-unicode-1-1-utf-8', 'x-unicode-2-0-utf-8'],
  preamble: [0xef, 0xbb, 0xbf],
  charBytesMax: 3,
  singleByte: false,
  encode: utf8Bytes,
  decode: utf8Text,
};

export const ascii: CodePage = {
  number: 20_127,
  name: 'us-ascii',
  title: 'US-ASCII',
  aliases: ['ascii', 'ansi_x3.4-1968', 'iso646-us', 'iso_646.irv:1991', 'us', 'cp367', 'ibm367', 'iso-ir-6'],
  preamble: [],
  charBytesMax: 1,
  singleByte: true,
  encode: (text) => singleBytes(text, (code) => (code < 0x80 ? code : question)),
  decode: (bytes) => singleText(bytes, (byte) => (byte < 0x80 ? byte : question)),
};

export const latin1: CodePage = {
  number: 28_591,
  name: 'iso-8859-1',
  title: 'Western European (ISO)',
  aliases: ['latin1', 'l1', 'iso8859-1', 'iso_8859-1', 'iso-ir-100', 'ibm819', 'cp819'],
  preamble: [],
  charBytesMax: 1,
  singleByte: true,
  encode: (text) => singleBytes(text, (code) => (code < 0x100 ? code : question)),
  decode: (bytes) => singleText(bytes, (byte) => byte),
};

/** `Encoding.Default` of the gateway's Windows. */
export const windows1252: CodePage = {
  number: 1252,
  name: 'windows-1252',
  title: 'Western European (Windows)',
  aliases: ['x-ansi'],
  preamble: [],
  charBytesMax: 1,
  singleByte: true,
  encode: (text) => singleBytes(text, windowsByte),
  decode: (bytes) =>
    singleText(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? windowsExtras.charCodeAt(byte - 0x80) : byte)),
};

export const utf16: CodePage = {
  number: 1200,
  name: 'utf-16',
  title: 'Unicode',
  aliases: ['utf-16le', 'unicode', 'ucs-2', 'iso-10646-ucs-2'],
  preamble: [0xff, 0xfe],
  charBytesMax: 2,
  singleByte: false,
  encode: (text) => utf16Bytes(text, true),
  decode: (bytes) => utf16Text(bytes, true),
};

export const utf16BigEndian: CodePage = {
  number: 1201,
  name: 'utf-16BE',
  title: 'Unicode (Big-Endian)',
  aliases: ['utf-16be', 'unicodefffe'],
  preamble: [0xfe, 0xff],
  charBytesMax: 2,
  singleByte: false,
  encode: (text) => utf16Bytes(text, false),
  decode: (bytes) => utf16Text(bytes, false),
};

export const utf32: CodePage = {
  number: 12_000,
  name: 'utf-32',
  title: 'Unicode (UTF-32)',
  aliases: ['utf-32le'],
  preamble: [0xff, 0xfe, 0, 0],
  charBytesMax: 4,
  singleByte: false,
  encode: utf32Bytes,
  decode: utf32Text,
};

export const codePages: readonly CodePage[] = [utf8, ascii, latin1, windows1252, utf16, utf16BigEndian, utf32];

function singleBytes(text: string, byteOf: (code: number) => number): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, index) => byteOf(text.charCodeAt(index)));
}

function singleText(bytes: Uint8Array, codeOf: (byte: number) => number): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + 4096), codeOf));
  return text;
}

function windowsByte(code: number): number {
  if (code < 0x80 || (code >= 0xa0 && code < 0x100)) return code;
  const extra = windowsExtras.indexOf(String.fromCharCode(code));
  return extra === -1 ? question : 0x80 + extra;
}

function utf16Bytes(text: string, littleEndian: boolean): Uint8Array {
  const whole = text.toWellFormed();
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let at = 0; at < whole.length; at += 1) view.setUint16(at * 2, whole.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

function utf16Text(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = new Uint16Array(bytes.length >> 1);
  for (let at = 0; at < codes.length; at += 1) codes[at] = view.getUint16(at * 2, littleEndian);
  let text = '';
  for (let at = 0; at < codes.length; at += 4096) text += String.fromCharCode(...codes.subarray(at, at + 4096));
  return text.toWellFormed() + (bytes.length % 2 === 1 ? '\uFFFD' : '');
}

function utf32Bytes(text: string): Uint8Array {
  const codes = Array.from(text.toWellFormed(), (symbol) => symbol.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(codes.length * 4));
  for (const [index, code] of codes.entries()) view.setUint32(index * 4, code, true);
  return new Uint8Array(view.buffer);
}

function utf32Text(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const symbols: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, true);
    const valid = code < 0x11_0000 && (code < 0xd800 || code > 0xdfff);
    symbols.push(valid ? String.fromCodePoint(code) : '\uFFFD');
  }
  return symbols.join('') + (bytes.length % 4 === 0 ? '' : '\uFFFD');
}
