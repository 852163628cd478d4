import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from './parse.ts';
import { keywords } from './word.ts';

const soup = fc.oneof(
  fc.constantFrom(
    ...keywords,
    ...'var from in where select when nameof async await yield record not and or _ a b'.split(' '),
  ),
  fc.constantFrom(
    ...'( ) [ ] { } < > ( ) { } ? ?. ?[ . , ; : :: => = == != + - * / ++ -- ?? ??= .. ^ & | && || ! ~ @ # $ \\ -> >= >>= <<='.split(
      ' ',
    ),
  ),
  fc.constantFrom(
    '"a"',
    '@"a""b"',
    '$"{',
    '$"{a}"',
    '$@"{a:',
    "'a'",
    "'",
    '"',
    '1',
    '1.5m',
    '0x',
    '.5',
    '{{n}}',
    '/*',
    '*/',
    '//',
    '\n',
    '\u200B',
  ),
);

describe('parseExpression ends with a tree or a fault', () => {
  test.prop([fc.array(soup, { maxLength: 40 }), fc.constantFrom('(', '{'), fc.constantFrom(' ', '')])(
    'whatever the tokens',
    (tokens, open, gap) => {
      const source = `@${open}${tokens.join(gap)}${open === '(' ? ')' : '}'}`;
      const parsed = parseExpression(source);
      if (parsed.ok) return;
      expect(parsed.failure.code).toMatch(/^expression\/[a-z0-9-]+$/);
      expect(parsed.failure.at).toBeGreaterThanOrEqual(0);
      expect(parsed.failure.at).toBeLessThanOrEqual(source.length);
    },
  );

  test.prop([fc.string({ unit: 'binary', maxLength: 60 })])('whatever the text', (text) => {
    expect([true, false]).toContain(parseExpression(`@(${text})`).ok);
    expect([true, false]).toContain(parseExpression(`@{${text}}`).ok);
  });

  it.each([
    ['parentheses', '@(', '('],
    ['blocks', '@{', '{'],
    ['signs', '@(', '- '],
    ['casts', '@(', '(int)'],
    ['lambdas', '@(', 'x => '],
    ['lambdas with blocks', '@(', '() => { return '],
    ['conditionals', '@(', 'a ? b : '],
    ['assignments', '@(', 'a = '],
    ['conditions', '@{', 'if (a) '],
    ['alternatives', '@{', 'if (a) ; else '],
    ['local functions', '@{', 'int f() { '],
    ['queries', '@(', 'from x in '],
    ['initializers', '@(', 'new A { B = '],
    ['type arguments', '@(typeof(', 'List<'],
    ['tuple types', '@(typeof(', '('],
    ['all operators', '@(', 'a||b&&c|d^e&f==g<h<<i+j*-(T)(x)('],
  ])('however deep %s nest', (_, begin, level) => {
    expect(parseExpression(begin + level.repeat(5000))).toMatchObject({
      ok: false,
      failure: { code: 'expression/too-deep', message: 'the expression nests more than 200 deep' },
    });
  });

  it.each([
    ['sums', 'a + '],
    ['alternatives', 'a ?? '],
    ['members', 'a.'],
    ['type tests', 'a is b && '],
  ])('however long a chain of %s is', (_, link) => {
    const hint = 'take it apart: put parts into variables, or add to a StringBuilder';
    expect(parseExpression(`@(${link.repeat(50_000)}a)`)).toMatchObject({
      ok: false,
      failure: { code: 'expression/too-deep', message: 'the expression is one chain of too many parts', hint },
    });
    expect(parseExpression(`@(${link.repeat(400)}a)`).ok).toBe(true);
  });

  it('however deep strings nest in holes', () => {
    expect(parseExpression(`@(${'$"{'.repeat(5000)}`)).toMatchObject({
      ok: false,
      failure: { code: 'expression/too-deep', message: 'interpolated strings stand more than 64 deep' },
    });
  });

  it('up to half a million characters', () => {
    const longest = 512 * 1024;
    const source = `@("${'a'.repeat(longest - 4)}")`;
    expect(parseExpression(source).ok).toBe(false);
    expect(parseExpression(source.replace('aa', 'a')).ok).toBe(true);
  });

  it('parses what nests up to the bound', () => {
    expect(parseExpression(`@(${'('.repeat(199)}a${')'.repeat(199)})`).ok).toBe(true);
    expect(parseExpression(`@(${'('.repeat(200)}a${')'.repeat(200)})`).ok).toBe(false);
  });
});
