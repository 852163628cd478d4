import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseIpAddress } from './address-text.ts';
import { htmlEntities } from './html-entity.ts';
import { escapeText, isUnreserved, unescapeText } from './percent.ts';
import { absoluteText } from './uri-text.ts';
import { combine, readUri, uriKinds } from './uri-value.ts';
import type { Uri } from './uri-value.ts';

const wellFormed = fc.string({ unit: 'binary', maxLength: 60 });

describe('percent encoding', () => {
  test.prop([wellFormed])('of data is what JavaScript does, and its four more characters', (text) => {
    const expected = encodeURIComponent(text).replaceAll(
      /[!'()*]/g,
      (symbol) => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    expect(escapeText(text, isUnreserved)).toBe(expected);
  });

  test.prop([wellFormed])('is read again', (text) => {
    expect(unescapeText(escapeText(text, isUnreserved))).toBe(text);
  });

  test.prop([
    fc
      .array(fc.constantFrom('%41', '%C3', '%A9', '%E2', '%82', '%AC', '%F0', '%ff', 'x'))
      .map((parts) => parts.join('')),
  ])('that is broken loses nothing: what is not text stays encoded', (text) => {
    const decoded = unescapeText(text);
    expect(decoded).not.toContain('\uFFFD');
    const rank = (value: string): string => escapeText(unescapeText(value), (code) => code < 0x80);
    expect(rank(decoded)).toBe(rank(text));
  });
});

describe('URIs', () => {
  const word = fc.stringMatching(/^[a-z][a-z\d]{0,7}$/);
  const uriText = fc
    .tuple(
      fc.constantFrom('http', 'https'),
      word,
      fc.option(fc.integer({ min: 1, max: 65_535 })),
      fc.array(fc.constantFrom('a', 'b c', '..', '.', 'é', '%41', '%2F', '{x}', '|', "'", '!', 'a;b=c')),
      fc.option(fc.stringMatching(/^[a-z=&+ é%]{0,8}$/)),
    )
    .map(
      ([scheme, host, port, path, query]) =>
        `${scheme}://${host}${port === null ? '' : `:${port}`}/${path.join('/')}${query === null ? '' : `?${query}`}`,
    );

  test.prop([uriText])('in canonical form stay as they are', (text) => {
    const uri = readUri(text, uriKinds.absolute) as Uri;
    const once = absoluteText(uri.parts!);
    expect(absoluteText((readUri(once, uriKinds.absolute) as Uri).parts!)).toBe(once);
  });

  test.prop([uriText])('have the host, port and depth of the platform', (text) => {
    const parts = (readUri(text, uriKinds.absolute) as Uri).parts!;
    const theirs = new URL(text);
    expect(parts.host).toBe(theirs.hostname);
    expect(parts.port).toBe(theirs.port === '' ? (theirs.protocol === 'http:' ? 80 : 443) : Number(theirs.port));
    expect(decodeURIComponent(parts.path)).toBe(decodeURIComponent(theirs.pathname));
  });

  it.each([
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g/'],
    ['g?y', 'http://a/b/c/g?y'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['./../g', 'http://a/b/g'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['', 'http://a/b/c/d;p?q'],
  ])('of RFC 3986, section 5.4: %s', (reference, expected) => {
    const base = readUri('http://a/b/c/d;p?q', uriKinds.absolute) as Uri;
    expect(absoluteText((combine(base, reference) as Uri).parts!)).toBe(expected);
  });

  test.prop([fc.string({ maxLength: 60 })])('of any text are a URI or a reason', (text) => {
    for (const kind of Object.values(uriKinds)) expect(['string', 'object']).toContain(typeof readUri(text, kind));
  });
});

describe('addresses', () => {
  const groups = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  });

  test.prop([groups])('of IPv6 are read again from the text that they have', (numbers) => {
    const bytes = numbers.flatMap((group) => [group >> 8, group & 255]);
    expect(parseIpAddress(formatAddress({ bytes, scope: 0 }))).toEqual({ bytes, scope: 0 });
  });

  test.prop([groups])('of IPv6 have the short text of the platform, but for IPv4 tails', (numbers) => {
    const bytes = numbers.flatMap((group) => [group >> 8, group & 255]);
    fc.pre(numbers.slice(0, 4).some((group) => group !== 0));
    const long = numbers.map((group) => group.toString(16)).join(':');
    expect(`[${formatAddress({ bytes, scope: 0 })}]`).toBe(new URL(`http://[${long}]/`).hostname);
  });

  test.prop([fc.integer({ min: 0, max: 0xffff_ffff })])('of IPv4 are numbers too', (value) => {
    const bytes = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    for (const text of [
      bytes.join('.'),
      String(value),
      `0x${value.toString(16)}`,
      new URL(`http://${value}/`).hostname,
    ])
      expect(parseIpAddress(text)).toEqual({ bytes, scope: 0 });
  });
});

describe('HTML', () => {
  it('has 253 names, each for one character', () => {
    expect(htmlEntities.size).toBe(253);
    expect(new Set(htmlEntities.values()).size).toBe(253);
    expect([
      htmlEntities.get('Omega'),
      htmlEntities.get('omega'),
      htmlEntities.get('yuml'),
      htmlEntities.get('diams'),
    ]).toEqual([937, 969, 255, 9830]);
  });
});
