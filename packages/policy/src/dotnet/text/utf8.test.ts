import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePages, utf16, windows1252 } from './code-page.ts';
import { utf8Bytes, utf8Text } from './utf8.ts';

describe('UTF-8', () => {
  test.prop([fc.string({ unit: 'binary', maxLength: 50 })])('is what the platform writes', (text) => {
    expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text));
  });

  test.prop([fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })])(
    'replaces half surrogates as the platform does',
    (codes) => {
      const text = String.fromCharCode(...codes);
      expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text));
    },
  );

  const broken = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc
      .array(fc.constantFrom(0x41, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xbf, 0xf0, 0x90, 0x80, 0xf4, 0x8f))
      .map((bytes) => Uint8Array.from(bytes)),
  );
  test.prop([broken])('is read as the platform reads it, broken bytes and all', (bytes) => {
    expect(utf8Text(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  });

  it('reads what is longer than the stack is deep', () => {
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
