import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { almostDocument, expression } from '../testing/arbitrary-document.ts';
import type { ScannedText } from './scan.ts';
import { originalOffset, scan } from './scan.ts';

/** The text that was scanned, put together from what scanning made of it. */
function restored({ text, expressions }: ScannedText): string {
  let whole = '';
  let copied = 0;
  for (const { placeholderStart, placeholder, source } of expressions) {
    whole += text.slice(copied, placeholderStart) + source;
    copied = placeholderStart + placeholder.length;
  }
  return whole + text.slice(copied);
}

describe('scan', () => {
  test.prop([fc.oneof(almostDocument, fc.string({ unit: 'binary' }))])('can be undone, for any text', (text) => {
    expect(restored(scan(text))).toBe(text);
  });

  test.prop([expression, fc.constantFrom('&#xA;', '&#10;', '&#xa;', '&#x0A;', '&#13;&#10;')])(
    'takes an escaped expression out whole, however the ends of its lines are written',
    (source, lineEnd) => {
      const escaped = source
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('"', '&quot;')
        .replaceAll('\n', lineEnd);
      // Without a quote in it, it may as well be written as it stands.
      fc.pre(source.includes('"') && !source.includes('\r'));
      const scanned = scan(`<a b="${escaped}"/>`);
      expect([scanned.unterminated, scanned.expressions.map((one) => one.source)]).toEqual([null, [escaped]]);
    },
  );

  test.prop([expression, fc.constantFrom('<a b="', "<a b='", '<a>'), fc.constantFrom('"/>', '</a>', ')}')])(
    'takes an expression out whole, whatever brackets stand in its strings and comments',
    (source, before, after) => {
      const scanned = scan(before + source + after);
      expect(scanned.unterminated).toBe(null);
      expect(scanned.text.startsWith(before)).toBe(true);
      expect(scanned.text.endsWith(after)).toBe(true);
      expect(scanned.text.length).toBe(before.length + 3 + after.length);
    },
  );

  test.prop([almostDocument])('gives every character outside of expressions its own offset', (text) => {
    const scanned = scan(text);
    for (let at = 0; at < scanned.text.length; at += 1) {
      const isPart = scanned.expressions.some(
        ({ placeholderStart, placeholder }) => placeholderStart <= at && at < placeholderStart + placeholder.length,
      );
      if (!isPart) expect(text[originalOffset(scanned, at)]).toBe(scanned.text[at]);
    }
  });

  test.each([
    ['<a b="@(x["y"])" />', '@(x["y"])'],
    ['<a b="@(x[&quot;)&quot;])" />', '@(x[&quot;)&quot;])'],
    ['<a>@{ return $"t={(string)c["t"]}"; }</a>', '@{ return $"t={(string)c["t"]}"; }'],
    ["<a>@{ // it's )}\n return 1; }</a>", "@{ // it's )}\n return 1; }"],
    ['<a>@(@$"{{{x}}}")</a>', '@(@$"{{{x}}}")'],
  ])('finds the expression of %s', (text, wanted) => {
    expect(scan(text).expressions.map(({ source }) => source)).toEqual([wanted]);
  });

  test.each([
    ['an open bracket', '<a b="@(x" />', 6],
    ['an open string', '<a>@{ "} </a>', 3],
    ['a bracket of another kind', '<a>@(x]) </a>', 3],
    ['holes without end', `<a>@(${'$"{'.repeat(100_000)}`, 3],
    ['an open comment', '<a>@(/* )', 3],
  ])('says where an expression begins that never ends: %s', (_, text, at) => {
    expect(scan(text).unterminated).toBe(at);
  });

  test('leaves XML comments alone', () => {
    expect(scan('<!-- @( --><a/>').expressions).toEqual([]);
  });
});
