import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { contextType } from '../dotnet/context/context-type.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { NetException } from '../dotnet/raise.ts';
import { evaluate, evaluateText, testRuntime } from '../testing/evaluate.ts';
import { compileExpression } from './compile.ts';

/** Names that mean something to JavaScript, none of which may mean it here. */
const jsNames = [
  'constructor',
  '__proto__',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'isPrototypeOf',
  '__defineGetter__',
  '__lookupSetter__',
  'propertyIsEnumerable',
  'Function',
  'eval',
  'globalThis',
  'process',
  'require',
  'module',
  'exports',
  'arguments',
  'caller',
  'callee',
  'window',
  'self',
  'global',
  'undefined',
  'NaN',
  'Infinity',
  'Reflect',
  'Proxy',
  'Symbol',
  'rt',
  'k0',
  'k1',
  't1',
  'v1',
  '$d',
  '$text',
  'async',
  'await',
  'yield',
  'let',
  'of',
  'get',
  'set',
  'import_',
  'super_',
  'length',
  'name',
  'apply',
  'bind',
  'call',
  'then',
  'toJSON',
  'BigInt',
  'Math_',
  'Object_',
  'JSON',
  'escape',
  'setTimeout',
  'fetch',
] as const;

const identifiers = jsNames.filter((name) => !name.startsWith('$'));

function compiles(source: string): boolean {
  return compileExpression(source, { globals: { context: contextType } }).ok;
}

function raisedBy(source: string): string {
  try {
    return `nothing but ${evaluateText(source)}`;
  } catch (error) {
    return error instanceof NetException ? error.type : String(error);
  }
}

describe('nothing of JavaScript can be reached by its name', () => {
  it.each(jsNames)('%s is no name by itself', (name) => {
    expect(compiles(`@(${name})`)).toBe(false);
    expect(compiles(`@(${name}("x"))`)).toBe(false);
    expect(compiles(`@(new ${name}("x"))`)).toBe(false);
  });

  it.each(identifiers)('%s is no member of anything', (name) => {
    for (const target of [
      '"a"',
      '1',
      'context',
      'new { A = 1 }',
      'new List<int>()',
      'string',
      'Math',
      '((object)1)',
      'new JObject()',
    ]) {
      expect(compiles(`@(${target}.${name})`)).toBe(false);
    }
  });

  it.each(identifiers)('a value of unknown type has no member %s', (name) => {
    for (const value of ['"a"', '1', 'new List<int>()', 'new JObject()', 'new { A = 1 }', '(1, 2)', 'new[] { 1 }']) {
      for (const use of [`return x.${name};`, `return x.${name}(1);`, `x.${name} = 1; return 1;`]) {
        expect(raisedBy(`@{ var x = {{x}}; x = ${value}; ${use} }`)).toContain('RuntimeBinderException');
      }
    }
  });

  it.each(identifiers)('%s is a variable like any other', (name) => {
    expect(evaluate(`@{ var ${name} = 5; return ${name} + 1; }`)).toBe(6);
    expect(evaluateText(`@{ foreach (var ${name} in new[] { "x" }) { return ${name}; } return ""; }`)).toBe('x');
    expect(evaluate(`@{ Func<int, int> f = ${name} => ${name} + 1; return f(1); }`)).toBe(2);
    expect(evaluate(`@{ int ${name}(int n) => n + 1; return ${name}(1); }`)).toBe(2);
    expect(evaluateText(`@(new { ${name} = 7 }.${name})`)).toBe('7');
    expect(evaluateText(`@(new { ${name} = 7 })`)).toBe(`{ ${name} = 7 }`);
    expect(evaluateText(`@{ var t = (${name}: 1, B: 2); return t.${name}; }`)).toBe('1');
    if (name !== 'let')
      expect(evaluateText(`@(string.Join(",", from ${name} in new[] { 1 } let z = ${name} select ${name} + z))`)).toBe(
        '2',
      );
  });

  it.each(jsNames)('%s is a key like any other', (name) => {
    const key = JSON.stringify(name);
    expect(evaluateText(`@(new Dictionary<string, int> { [${key}] = 3 }[${key}])`)).toBe('3');
    expect(evaluateText(`@(new Dictionary<string, int>().ContainsKey(${key}))`)).toBe('False');
    expect(evaluateText(`@((int)new JObject { [${key}] = 3 }[${key}])`)).toBe('3');
    expect(evaluateText(`@(new JObject()[${key}] == null)`)).toBe('True');
    expect(evaluateText(`@((int)JObject.Parse("{\\"${name}\\":4}")[${key}])`)).toBe('4');
  });

  it('identifiers may be spelled with escapes and still are nothing else', () => {
    expect(compiles('@("a".\\u0063onstructor)')).toBe(false);
    expect(compiles('@(\\u0065val("1"))')).toBe(false);
  });

  it('this, typeof and template strings are not JavaScript', () => {
    expect(compiles('@(this)')).toBe(false);
    expect(compiles('@(`x`)')).toBe(false);
    expect(compiles('@(() => 1)')).toBe(false);
    expect(compiles('@(import("fs"))')).toBe(false);
    expect(compiles('@(typeof("x"))')).toBe(false);
  });
});

describe('literals stay literals', () => {
  test.prop([fc.string({ unit: 'binary' })])('whatever a verbatim string holds', (text) => {
    expect(evaluate(`@(@"${text.replaceAll('"', '""')}")`)).toBe(text);
  });

  test.prop([fc.string({ unit: 'binary-ascii' }).filter((text) => !/[{}\\\r\n"]/.test(text))])(
    'what an interpolated string holds',
    (text) => {
      expect(evaluate(`@($"${text}{1}")`)).toBe(`${text}1`);
    },
  );

  it.each(['${1}', '`', '\\', '"', "'", '\u2028', '\u2029', '*/', '//', '</script>', '\0', '\ud800'])('%j', (text) => {
    expect(evaluate(`@(@"${text.replaceAll('"', '""')}" + "")`)).toBe(text);
    expect(
      evaluate(
        `@{ var x = {{x}}; x = new JObject(); x[@"${text.replaceAll('"', '""')}"] = 1; return (int)x[@"${text.replaceAll('"', '""')}"]; }`,
      ),
    ).toBe(1);
  });
});

/** Expressions that want more than there is. */
const endless: readonly string[] = [
  '@{ while (true) { } }',
  '@{ for (;;) { } }',
  '@{ do { } while (true); }',
  '@{ var i = 0; while (true) { try { i++; } catch { } } }',
  '@{ while (true) { try { throw new Exception(); } catch { continue; } } }',
  '@{ while (true) { try { while (true) { } } finally { while (true) { } } } }',
  '@{ int F(int n) => F(n + 1); return F(0); }',
  '@{ int F(int n) => G(n); int G(int n) => F(n); return F(0); }',
  '@{ Func<int, int> f = null; f = n => f(n) + 1; return f(0); }',
  '@{ int F(int n) { try { return F(n + 1); } catch { return F(n + 1); } finally { F(n + 1); } } return F(0); }',
  '@{ int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); return F(60); }',
  '@{ var s = "xxxxxxxxxxxxxxxx"; while (true) { s += s; } }',
  '@{ var s = "xxxxxxxxxxxxxxxx"; while (true) { s = $"{s}{s}"; } }',
  '@{ var s = "x"; while (true) { s = string.Concat(s, s, s); } }',
  '@{ var s = "x"; while (true) { s = s.Replace("x", "xx"); } }',
  "@{ var a = new string('x', 1000000); var b = new string('x', 1000000); while (a == b) { } return 1; }",
  "@{ object a = new string('x', 1000000); object b = new string('x', 1000000); while (a == b) { } return 1; }",
  '@("x".PadLeft(2000000000))',
  '@($"{1,2000000000}")',
  "@(new string('x', 2000000000))",
  '@(new int[2000000000])',
  '@(new byte[2000000000])',
  '@(new List<int>(Enumerable.Repeat(1, 2000000000)).Count)',
  '@(Enumerable.Repeat("x", 2000000000).Count())',
  '@(Enumerable.Range(0, 2000000000).Sum(x => (long)x))',
  '@(string.Join(",", Enumerable.Repeat("x", 2000000000)))',
  '@(Enumerable.Range(0, 100000).SelectMany(x => Enumerable.Range(0, 100000)).Count())',
  '@(Enumerable.Range(0, 100000).Where(x => Enumerable.Range(0, 100000).Any(y => y == x + 1000000)).Count())',
  '@(Enumerable.Range(0, 1000000).OrderBy(x => Enumerable.Range(0, 1000000).Count()).First())',
  '@{ var l = new List<int> { 1 }; while (true) l.Add(1); }',
  '@{ var d = new Dictionary<int, int>(); var i = 0; while (true) d[i++] = 1; }',
  '@{ var b = new StringBuilder("xxxxxxxx"); while (true) b.Append(b.ToString()); }',
  '@{ var a = new JArray(); while (true) a.Add(1); }',
  '@{ Func<object> f = () => 1; while (true) { var g = f; f = () => g(); f(); } }',
];

describe('what has no end ends', () => {
  it.each(endless)('%s', (source) => {
    const limits = { fuel: 1_000_000, textChars: 1 << 20, items: 100_000 };
    expect(() => evaluate(source, { limits })).toThrow(BudgetExceeded);
  });

  it('a budget that is gone is not caught', () => {
    const source = '@{ try { while (true) { } } catch (Exception) { return "caught"; } catch { return "caught"; } }';
    expect(() => evaluate(source, { limits: { fuel: 1000 } })).toThrow(BudgetExceeded);
  });

  it('calls are given back, whether they return or raise', () => {
    const source =
      '@{ int F(int n) { if (n == 0) throw new Exception(); return F(n - 1) + 1; } var s = 0; for (var i = 0; i < 100; i++) { try { F(100); } catch { s++; } } Func<int, int> g = x => x; for (var i = 0; i < 1000; i++) s += g(1); return s; }';
    const compiled = compileExpression(source, { globals: {} });
    const rt = testRuntime();
    expect(compiled.ok && compiled.value.run(rt, null)).toBe(1100);
    expect(rt.depth).toBe(0);
  });
});

describe('checking ends too', () => {
  it.each([
    `@(${'('.repeat(900)}1${')'.repeat(900)})`,
    `@(${'1 + '.repeat(900)}1)`,
    `@("x"${'.Trim()'.repeat(900)})`,
    `@(${'!'.repeat(900)}true)`,
    `@(${'true ? 1 : '.repeat(900)}1)`,
    `@{ return ${'"a" + '.repeat(900)}"b"; }`,
    `@{ ${'if (true) '.repeat(500)}return 1; return 2; }`,
    `@(${Array.from({ length: 14 }, (_, depth) => `Enumerable.Range(0, 2).Select(x${depth} => `).join('')}1${')'.repeat(14)})`,
    `@(${Array.from({ length: 30 }, (_, depth) => `new[] { 1 }.Aggregate(0, (a${depth}, b${depth}) => `).join('')}1${')'.repeat(30)})`,
  ])('of a deep tree (%#)', (source) => {
    const compiled = compileExpression(source, { globals: {} });
    if (compiled.ok) expect(() => compiled.value.run(testRuntime(), null)).not.toThrow();
    else expect(compiled.failure[0]?.code).toMatch(/^expression\/too-/);
  });
});
