import { expect } from 'vitest';
import { conform, pages } from './conformance.ts';
import type { Case } from './conformance.ts';
import { raising, valued } from './expressions.ts';

const page = `${pages}/api-management-policy-expressions`;

conform('C# in detail', page, [
  ...valued([
    ['{ object o = 5; return o is var x && (int)x == 5; }', true],
    ['int.TryParse("x", out _)', false],
    ['{ int @class = 3; return @class; }', 3],
    ['new[] { 1, 2.5 }.Sum()', 3.5],
    ['{ string a = null, b = null; return a ?? b ?? "c"; }', 'c'],
    ['{ string a = null; return (a ?? "b") == "b" ? "x" + (a ?? "y") : "z"; }', 'xy'],
    ['{ string a = null; return a?.Trim().ToUpper().Substring(1) ?? "none"; }', 'none'],
    ['1 + 2 * 3 - 4 / 2 % 3 << 1', 10],
    ['(1 | 2 ^ 3 & 2) == 1', true],
    ['1 < 2 == true', true],
    ['!true || true && false', false],
    ['{ var d = new Dictionary<string, int> { ["a"] = 1 }; d["a"]++; d["a"] += 3; return d["a"]--; }', 5],
    ['{ var a = new[] { 1, 2 }; var i = 0; a[i++] = i; return a[0] * 10 + i; }', 11],
    ['{ var s = "a"; s += \'b\'; s += 1; s += true; s += null; return s; }', 'ab1True'],
    ['{ int x = 5; x = x++ + x; return x; }', 11],
    ['{ int Add(int a, int b = 10) { return a + b; } return Add(1) + Add(b: 1, a: 1); }', 13],
    [
      '{ void Fill(out int n, ref int m) { n = 1; m += 1; } int r = 5; Fill(out int q, ref r); return q * 10 + r; }',
      16,
    ],
    ['{ Func<int, Func<int, int>> add = a => b => a + b; return add(1)(2); }', 3],
    ['{ Func<int, int> f = null; f = n => n <= 1 ? 1 : n * f(n - 1); return f(5); }', 120],
    ['Enumerable.Select(new[] { 1, 2 }, n => n + 1).Sum()', 5],
    ['new[] { "1", "2" }.Select(int.Parse).Sum()', 3],
    ['new[] { " a " }.Select(s => s.Trim()).ToList()[0]', 'a'],
    ['new List<KeyValuePair<string, int>> { new KeyValuePair<string, int>("a", 1) }[0].Value', 1],
    [
      '{ var s = ""; foreach (var p in JObject.Parse("{\\"a\\":1,\\"b\\":2}")) { s += p.Key + p.Value; } return s; }',
      'a1b2',
    ],
    ['{ var s = 0; foreach (int n in JArray.Parse("[1,2]")) { s += n; } return s; }', 3],
    [
      '{ var s = ""; foreach (JProperty p in JObject.Parse("{\\"a\\":1}").Properties()) { s += p.Name; } return s; }',
      'a',
    ],
    [
      '{ var b = new StringBuilder("abc"); b[1] = \'x\'; b.Length = 2; b.AppendLine(); return b.ToString().Trim(); }',
      'ax',
    ],
    ['{ var m = new int[2][]; m[0] = new[] { 1 }; m[1] = new[] { 2, 3 }; return m.Sum(r => r.Length); }', 3],
    ['{ unchecked { int n = int.MaxValue; n++; return n; } }', -2_147_483_648],
    ['{ if (true) { var x = 1; if (x > 0) return "in"; } return "out"; }', 'in'],
    ['{ int n = 0; for (int i = 0, j = 10; i < j; i++, j--) n++; return n; }', 5],
    ['{ for (;;) { break; } return 1; }', 1],
    ['{ switch (7) { case int n when n > 5: return "big"; default: return "small"; } }', 'big'],
    [
      '{ string s = "b"; switch (s) { case "a": return 1; case "b": { var x = 2; return x; } default: throw new Exception("no"); } }',
      2,
    ],
    ['$"{1}{"a"}{true}{null}{1.5}{\'c\'}"', '1aTrue1.5c'],
    ['$"{(1 > 0 ? "y" : "n")}-{new[] { 1, 2 }.Length:D3}"', 'y-002'],
    ['$"{$"{1 + 1}"}"', '2'],
    ['"\\u00e9\\x41\\t".Length', 3],
    ["(int)'\\u0041' + '\\n'", 75],
    ['1_000_000.ToString().Length + 0xAB + 0b11', 181],
    ['5f / 2 + 1d / 4 + (double)1m', 3.75],
    ['context.Request.Headers.Select(h => h.Key).Count()', 0],
    ['context.Request.Url.Query.Count', 0],
    [
      'new Dictionary<string, string[]> { { "a", new[] { "x", "y" } } }.SelectMany(p => p.Value.Select(v => p.Key + v)).Last()',
      'ay',
    ],
    ['(from n in new[] { 3, 1, 2 } where n > 1 orderby n select n * 10).First()', 20],
  ]),
  ...raising([
    ['{ int[] a = { 1 }; return a[1]; }', 'Index was outside the bounds of the array.'],
    ['{ Func<int> f = () => throw new Exception("late"); return f(); }', 'late'],
    ['{ foreach (int n in JArray.Parse("[\\"x\\"]")) { } return 1; }', 'Input string was not in a correct format.'],
    ['new Dictionary<string, int> { { "a", 1 } }["b"]', 'The given key was not present in the dictionary.'],
    ['((Jwt)null).Subject', 'Object reference not set to an instance of an object.'],
    ['"x".AsJwt().Subject', 'Object reference not set to an instance of an object.'],
    [
      'context.Variables.GetValueOrDefault<string>("x").Length',
      'Object reference not set to an instance of an object.',
    ],
    ['context.LastError.Message', 'Object reference not set to an instance of an object.'],
    ['context.Request.Certificate.Thumbprint', 'Object reference not set to an instance of an object.'],
    ['context.Request.Body.As<string>()', 'Object reference not set to an instance of an object.'],
  ]),
]);

const fault = expect.stringMatching(/^expression\//) as string;
const refused = (fact: string, expression: string): Case => ({
  fact: `${fact}: ${expression}`,
  inbound: `<set-variable name="v" value="${expression.startsWith('{') ? `@${expression}` : `@(${expression})`}"/>`,
  want: { faults: [fault] },
});

conform('what the compiler of C# refuses', page, [
  refused('A path that returns nothing', '{ if (context.Request.Method == "GET") return 1; }'),
  refused('A variable that has no value yet', '{ int n; return n; }'),
  refused('A name that nobody gave', 'nothing + 1'),
  refused('A text as a number', '{ int n = "a"; return n; }'),
  refused('A number as a text', '{ string s = 5; return s; }'),
  refused('A text minus a number', '"a" - 1'),
  refused('A condition that is no bool', '{ if (1) return 1; return 2; }'),
  refused('A narrower type without a cast', '{ long l = 1; int n = l; return n; }'),
  refused('A double as an int', '{ int n = 1.5; return n; }'),
  refused('A decimal and a double', '1m + 1.0'),
  refused('A method that is not there', '"a".Nothing()'),
  refused('Arguments that do not fit', '"a".Substring("b")'),
  refused('A name twice', '{ var a = 1; var a = 2; return a; }'),
  refused('A missing semicolon', '{ return 1 }'),
  refused('A constant that is changed', '{ const int n = 1; n = 2; return n; }'),
  refused('An overflow of constants', 'int.MaxValue + 1'),
  refused('A division of constants by zero', '1 / 0'),
  refused('var of null', '{ var x = null; return 1; }'),
  refused('A variable of the context that is set', '{ context.Variables["x"] = 1; return 1; }'),
  refused('A class', '{ class A { } return 1; }'),
  refused('dynamic', '{ dynamic d = 1; return d; }'),
  refused('C# 8: ??=', '{ string s = null; s ??= "x"; return s; }'),
  refused('C# 8: a switch expression', '1 switch { 1 => "a", _ => "b" }'),
  refused('C# 8: a range', '"abc"[1..2]'),
  refused('C# 9: new without a type', '{ List<int> l = new(); return l.Count; }'),
  refused('C# 9: not', '{ object o = 1; return o is not null; }'),
  refused('await', '{ await Task.Delay(1); return 1; }'),
  refused('An index of the wrong type', 'new[] { 1 }["a"]'),
  refused('A lambda without a type', '{ var f = n => n; return 1; }'),
  refused('A missing case of void', '{ return; }'),
]);
