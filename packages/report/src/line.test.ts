import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Line, printable, renderLine, styled, widthOf, wrap } from './line.ts';

const plain = (_: string, text: string): string => text;
const text = fc.string({ unit: 'binary' });
const line: fc.Arbitrary<Line> = fc.array(
  fc.oneof(
    text,
    text.map((part) => styled('red', part)),
  ),
);

describe('renderLine', () => {
  test.prop([line, fc.integer({ min: 1, max: 60 })])('never gives more characters than the width', (spans, width) => {
    expect(widthOf(renderLine(spans, width, plain))).toBeLessThanOrEqual(width);
  });

  test.prop([line])('gives everything where there is room, and styles change no character', (spans) => {
    const all = spans.map((span) => printable(typeof span === 'string' ? span : span.text)).join('');
    const painted = renderLine(spans, 10_000, (_, part) => `<${part}>`);
    expect(renderLine(spans, 10_000, plain)).toBe(all.trimEnd());
    expect(painted.length).toBeGreaterThanOrEqual(all.trimEnd().length);
  });

  test('says with an ellipsis that something was cut', () => {
    expect(renderLine(['abcdef'], 4, plain)).toBe('abc…');
    expect(renderLine(['abcd'], 4, plain)).toBe('abcd');
  });
});

test('a name with escape sequences cannot reach the terminal', () => {
  expect(printable('a\u001B[31mb\nc\u202Ed')).toBe('a [31mb c d');
});

describe('wrap', () => {
  test.prop([fc.string(), fc.integer({ min: 1, max: 30 })])(
    'keeps every character but blanks, in order',
    (words, width) => {
      const lines = wrap(words, width);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(printable(words).replaceAll(/\s/g, ''));
      for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(width);
    },
  );
});
