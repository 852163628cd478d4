import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePages, utf16, windows1252 } from './code-page.ts';
import { utf8Bytes, utf8Text, validUtf8Text } from './utf8.ts';

describe('UTF-8', () => {
  test.prop([fc.string({ unit: 'binary', maxLength: 50 })])('gives every text back', (text) => {
    expect(utf8Text(utf8Bytes(text))).toBe(text);
    expect(validUtf8Text(utf8Bytes(text))).toBe(text);
  });

  it.each([
    ['A\u00e9\u20ac\u{1f600}', [0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]],
    ['\ud800', [0xef, 0xbf, 0xbd]],
    ['\udc00\ud800', [0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd]],
    ['\ufeff', [0xef, 0xbb, 0xbf]],
  ])('writes %j', (text, bytes) => {
    expect(Array.from(utf8Bytes(text))).toEqual(bytes);
  });

  it.each([
    [[0xef, 0xbb, 0xbf, 0x41], '\ufeffA', true],
    [[0xc2], '\ufffd', false],
    [[0xff, 0x41], '\ufffdA', false],
    [[0xc0, 0x80], '\ufffd\ufffd', false],
    [[0xe0, 0x80, 0x41], '\ufffd\ufffdA', false],
    [[0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd', false],
    [[0xf0, 0x90, 0x80], '\ufffd', false],
    [[0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd', false],
  ])('reads %j as %j; valid: %s', (codes, text, isValid) => {
    const bytes = Uint8Array.from(codes);
    expect(utf8Text(bytes)).toBe(text);
    expect(validUtf8Text(bytes)).toBe(isValid ? text : null);
  });

  it('reads what is long', () => {
    const text = '€😀x'.repeat(100_000);
    expect(utf8Text(utf8Bytes(text))).toBe(text);
  });
});

describe('code pages', () => {
  const wellFormed = fc.string({ unit: 'binary', maxLength: 50 });
  test.prop([wellFormed, fc.constantFrom(...codePages.filter(({ singleByte }) => !singleByte))])(
    'of Unicode keep every text',
    (text, page) => {
      expect(page.decode(page.encode(text))).toBe(text);
    },
  );

  const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
  it.each(codePages.filter(({ singleByte }) => singleByte).map((page) => [page.name, page] as const))(
    '%s gives back the bytes that it knows',
    (_, page) => {
      const known = page.name === 'us-ascii' ? everyByte.slice(0, 128) : everyByte;
      expect(page.encode(page.decode(known))).toEqual(known);
    },
  );

  it('windows-1252 is what the platform calls so', () => {
    expect(windows1252.decode(everyByte)).toBe(new TextDecoder('windows-1252').decode(everyByte));
  });

  test.prop([fc.uint8Array({ maxLength: 31 })])('UTF-16 is read as the platform reads it', (bytes) => {
    const whole = bytes.slice(0, bytes.length & ~1);
    expect(utf16.decode(whole)).toBe(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(whole));
  });
});
