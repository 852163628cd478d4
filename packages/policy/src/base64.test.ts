import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  base64Bytes,
  base64UrlBytes,
  base64UrlText,
  encodeBase64,
  fromBase64Url,
  readBase64,
  toBase64Url,
} from './base64.ts';

const anyBytes = fc.uint8Array({ maxLength: 100 });

test.prop([anyBytes])('base64 is that of the platform', (bytes) => {
  const text = Buffer.from(bytes).toString('base64');
  expect(encodeBase64(bytes)).toBe(text);
  expect(readBase64(text)).toEqual(bytes);
  expect(base64Bytes(text)).toEqual(bytes);
});

test.prop([anyBytes])('base64url is that of the platform', (bytes) => {
  const text = Buffer.from(bytes).toString('base64url');
  expect(base64UrlText(bytes)).toBe(text);
  expect(base64UrlBytes(text)).toEqual(bytes);
  expect(fromBase64Url(text)).toBe(encodeBase64(bytes));
  expect(toBase64Url(encodeBase64(bytes))).toBe(text);
});

it.each([
  ['AQI', 'length', [1, 2]],
  ['A', 'length', null],
  ['A===', 'character', null],
  ['AQ=I', 'character', [1, 2]],
  ['AQ==', [1], [1]],
  [' A Q\r\n= =', [1], [1]],
  ['AQ\u00a0ID', 'character', [1, 2, 3]],
  ['AQ-D', 'character', null],
  ['', [], []],
])('%j is read as %j; however it is padded, as %j', (text, strictly, loosely) => {
  const read = readBase64(text);
  expect(typeof read === 'string' ? read : Array.from(read)).toEqual(strictly);
  const bytes = base64Bytes(text);
  expect(bytes && Array.from(bytes)).toEqual(loosely);
});

it.each(['AQ=', 'AQ+D', 'A Q', 'A', 'AQ/D'])('%j is no base64url', (text) => {
  expect(base64UrlBytes(text)).toBeNull();
});
