import { expect } from 'vitest';
import { conform, pages } from './conformance.ts';
import type { Case } from './conformance.ts';
import { raising, valued } from './expressions.ts';

const page = `${pages}/api-management-policy-expressions`;

conform('null', page, [
  ...valued([
    ['"a" + (string)null', 'a'],
    ['$"[{(string)null}]"', '[]'],
    ['((string)null ?? "d").Length', 1],
    ['context.Product?.Name ?? "none"', 'none'],
    ['context.User?.Groups.Select(g => g.Name).First() == null', true],
    ['(string)null == null && null != ""', true],
    [
      '{ int? n = null; return n.HasValue + "" + n.GetValueOrDefault() + n.GetValueOrDefault(7) + (n ?? 3); }',
      'False073',
    ],
    ['{ int? n = null; return n + 1 == null; }', true],
    ['{ int? n = null; return n > 1 || n <= 1; }', false],
    ['{ int? n = null; int? m = null; return n == m; }', true],
    ['{ int? n = 5; return n.Value + n + (n > 4 ? 1 : 0); }', 11],
    ['{ bool? b = null; return (b & false) == false && (b | true) == true && (b & true) == null; }', true],
    ['{ string s = null; return s?.Length == null; }', true],
    ['{ string s = null; return s?.Length ?? -1; }', -1],
    ['{ string[] a = null; return a?[0] ?? "none"; }', 'none'],
    ['string.IsNullOrEmpty(null)', true],
    ['{ object o = null; return o is string; }', false],
    ['default(string) == null', true],
  ]),
  ...raising([
    ['{ string s = null; return s.Length; }', 'Object reference not set to an instance of an object.'],
    ['{ int? n = null; return n.Value; }', 'Nullable object must have a value.'],
    ['{ object o = null; return (int)o; }', 'Object reference not set to an instance of an object.'],
    ['{ int[] a = null; return a.Length; }', 'Object reference not set to an instance of an object.'],
    ['{ string[] a = null; return a.Select(s => s).Count(); }', 'Value cannot be null.\r\nParameter name: source'],
    ['context.Product.Name', 'Object reference not set to an instance of an object.'],
  ]),
]);

const object = 'object o = ';

conform('patterns and conversions', page, [
  ...valued([
    [`{ ${object}5; return o is int n && n > 3; }`, true],
    [`{ ${object}"abc"; return o is string s ? s.Length : -1; }`, 3],
    [`{ ${object}5; return o is 5; }`, true],
    [`{ ${object}null; return o is null; }`, true],
    [`{ ${object}5; return (o as string) ?? "none"; }`, 'none'],
    [`{ ${object}5; return (int)o + 1; }`, 6],
    [`{ ${object}5; return o is long; }`, false],
    [
      `{ ${object}"abc"; switch (o) { case int i: return "int"; case string s when s.Length > 5: return "long"; case string s: return "text " + s; default: return "other"; } }`,
      'text abc',
    ],
    ['{ switch ("b") { case "a": case "b": return 1; default: return 2; } }', 1],
    ['{ var t = (1, "a"); return t.Item2 + t.Item1; }', 'a1'],
    ['{ (int n, string s) t = (1, "b"); return t.s + t.n; }', 'b1'],
    ['{ var (a, b) = (1, 2); (a, b) = (b, a); return a * 10 + b; }', 21],
    ['Tuple.Create(1, "x").Item2', 'x'],
    ['{ int f(int n) => n <= 1 ? 1 : n * f(n - 1); return f(5); }', 120],
    ['{ Func<int, int> twice = n => n * 2; return twice(twice(3)); }', 12],
    ['nameof(context) + nameof(context.Request)', 'contextRequest'],
    ['new { a = 1, b = "x" }.b', 'x'],
    ['{ var a = new { n = 1 }; var b = new { n = 1 }; return a.Equals(b); }', true],
    ['{ object a = "x"; return a.Equals("x") && object.Equals(a, "x"); }', true],
    ['new[] { 1, 2, 3 }[1] + new int[2].Length + new[] { new[] { 1 }, new[] { 2, 3 } }[1][1]', 7],
    ['new List<string> { "a", "b" }.IndexOf("b")', 1],
    [
      '{ var l = new List<int> { 3, 1, 2 }; l.Sort(); l.RemoveAll(n => n == 2); l.AddRange(new[] { 9 }); return string.Join(",", l); }',
      '1,3,9',
    ],
    [
      '{ var d = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { { "A", 1 } }; d["a"] += 5; return d["A"] + d.Count; }',
      7,
    ],
    ['{ var d = new Dictionary<string, int> { { "a", 1 } }; return d.TryGetValue("b", out int v) ? v : v - 1; }', -1],
    ['{ var s = 0; for (var i = 0; i < 10; i++) { if (i == 2) continue; if (i == 5) break; s += i; } return s; }', 8],
    ['{ var n = 0; while (true) { n++; if (n > 3) break; } do { n--; } while (n > 0); return n; }', 0],
    [
      '{ var s = ""; foreach (var p in new Dictionary<string, int> { { "a", 1 }, { "b", 2 } }) { s += p.Key + p.Value; } return s; }',
      'a1b2',
    ],
    ['true ? 1 : false ? 2 : 3', 1],
    ['true || int.Parse("x") > 0', true],
    ['true ^ false', true],
    ['{ const int n = 2; { int m = n; return m + n; } }', 4],
    ['(long)int.MaxValue + 1', 2_147_483_648],
    ['{ byte b = 250; b += 10; return (int)b; }', 4],
    ['{ char c = (char)97; c++; return c.ToString(); }', 'b'],
    [
      '{ var x = 1; var f = new List<Func<int>>(); for (var i = 0; i < 2; i++) f.Add(() => i); return f[0]() + f[1]() + x; }',
      5,
    ],
    [
      '{ var f = new List<Func<int>>(); foreach (var i in new[] { 1, 2 }) f.Add(() => i); return f[0]() * 10 + f[1](); }',
      12,
    ],
    ['{ int n; int.TryParse("7", out n); return n; }', 7],
  ]),
  ...raising([
    [`{ ${object}"a"; return (int)o; }`, 'Specified cast is not valid.'],
    [`{ ${object}5; return (long)o; }`, 'Specified cast is not valid.'],
    [`{ ${object}5; return (string)o; }`, "Unable to cast object of type 'System.Int32' to type 'System.String'."],
    ['bool.Parse("yes")', 'String was not recognized as a valid Boolean.'],
    ['Convert.ToBoolean("1")', 'String was not recognized as a valid Boolean.'],
    [
      'new List<int>()[0]',
      'Index was out of range. Must be non-negative and less than the size of the collection.\r\nParameter name: index',
    ],
    ['new int[-"a".Length].Length', 'Arithmetic operation resulted in an overflow.'],
    ['new Queue<int>().Dequeue()', 'Queue empty.'],
    [
      '{ var l = new List<int> { 1 }; foreach (var n in l) { l.Add(n); } return 0; }',
      'Collection was modified; enumeration operation may not execute.',
    ],
  ]),
]);

conform('exceptions', page, [
  ...valued([
    [
      '{ try { return int.Parse("x").ToString(); } catch (Exception e) { return e.Message; } }',
      'Input string was not in a correct format.',
    ],
    ['{ try { return int.Parse("x"); } catch { return -1; } }', -1],
    [
      '{ var s = ""; try { s += "a"; int.Parse("x"); s += "b"; } catch (Exception) { s += "c"; } finally { s += "d"; } return s; }',
      'acd',
    ],
    [
      '{ try { int.Parse("x"); return "none"; } catch (Exception e) when (e.Message.StartsWith("No")) { return "when"; } catch (Exception) { return "all"; } }',
      'all',
    ],
    ['{ try { throw new Exception("mine"); } catch (Exception e) { return e.Message; } }', 'mine'],
    [
      '{ try { try { int.Parse("x"); } catch (Exception e) { throw new Exception("outer", e); } return ""; } catch (Exception e) { return e.Message + "/" + e.InnerException.Message; } }',
      'outer/Input string was not in a correct format.',
    ],
    ['{ var n = 0; try { return n; } finally { n = 5; } }', 0],
  ]),
  ...raising([
    ['{ throw new Exception("boom"); }', 'boom'],
    ['context.Product?.Name ?? throw new Exception("no product")', 'no product'],
    ['{ try { int.Parse("x"); } catch (Exception) { throw; } return 1; }', 'Input string was not in a correct format.'],
    ['{ try { int.Parse("x"); } finally { } return 1; }', 'Input string was not in a correct format.'],
    ['context.Variables["none"]', 'The given key was not present in the dictionary.'],
    ['context.Request.Headers["none"]', 'The given key was not present in the dictionary.'],
    ['context.Request.MatchedParameters["none"]', 'The given key was not present in the dictionary.'],
  ]),
  {
    fact: 'The caller reads nothing of it but the id of the request.',
    inbound: '<set-variable name="v" value="@(int.Parse("secret"))"/>',
    onError:
      '<set-variable name="told" value="@(context.Response.Body.As<string>(true).Contains(context.RequestId.ToString()))"/>',
    want: {
      status: 500,
      reason: 'Internal Server Error',
      headers: { 'Content-Type': 'application/json' },
      body: expect.stringMatching(
        /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}" \}$/,
      ) as string,
      variables: { told: true },
      lastError: { section: 'inbound', scope: 'api', source: 'set-variable' },
    },
  },
  {
    fact: 'An expression of any policy may fail, and the policy is the source.',
    inbound: '<set-header name="X" exists-action="override"><value>@(((string)null).Trim())</value></set-header>',
    want: {
      status: 500,
      lastError: {
        source: 'set-header',
        reason: 'ExpressionValueEvaluationFailure',
        message: 'Expression evaluation failed. Object reference not set to an instance of an object.',
      },
    },
  },
  {
    fact: 'A condition that fails is an error of choose.',
    inbound:
      '<choose><when condition="@((bool)context.Variables["x"])"><set-variable name="v" value="1"/></when></choose>',
    want: { status: 500, variables: {}, lastError: { source: 'choose', reason: 'ExpressionValueEvaluationFailure' } },
  },
]);

const set = (value: string, name = 'v'): string => `<set-variable name="${name}" value="${value}"/>`;
const yields = (fact: string, inbound: string, v: unknown, request: Case['request'] = {}): Case => ({
  fact,
  inbound,
  request,
  want: { status: 200, variables: { ...request.variables, v } },
});

conform('named values inside expressions', `${pages}/api-management-howto-properties`, [
  yields('In a text.', set('@("{{a}}" + 1)'), 'x1', { namedValues: { a: 'x' } }),
  yields('As a number.', set('@({{n}} * 2)'), 14, { namedValues: { n: '7' } }),
  yields('As a part of an expression.', set('@(context.Request.{{member}})'), 'GET', {
    namedValues: { member: 'Method' },
  }),
  yields('As a whole expression.', set('{{e}}'), 3, { namedValues: { e: '@(1 + 2)' } }),
  yields('As an attribute beside a text.', set('a-{{a}}-b'), 'a-x-b', { namedValues: { a: 'x' } }),
  yields('One that names another is not resolved again.', set('{{a}}'), '{{b}}', {
    namedValues: { a: '{{b}}', b: 'x' },
  }),
  yields('Names may have dots, dashes and underscores.', set('{{a.b-c_d}}'), 'x', { namedValues: { 'a.b-c_d': 'x' } }),
  {
    fact: 'One that there is none of is refused.',
    inbound: set('{{none}}'),
    want: { faults: ['unknown-named-value'] },
  },
]);

conform('variables and defaults', page, [
  yields('A variable compares with a text.', set('@(context.Variables["x"] == "y")'), true, { variables: { x: 'y' } }),
  yields('A variable in a text is its text.', set('@("n=" + context.Variables["n"])'), 'n=5', { variables: { n: 5 } }),
  yields('A cast has its type.', set('@((int)context.Variables["n"] + 1)'), 6, { variables: { n: 5 } }),
  yields('GetValueOrDefault of a bool.', set('@(context.Variables.GetValueOrDefault<bool>("b", true))'), true),
  yields('GetValueOrDefault of JSON.', set('@((int)context.Variables.GetValueOrDefault<JObject>("o")["a"])'), 1, {
    variables: { o: { a: 1 } },
  }),
  yields(
    'GetValueOrDefault without a type is an object.',
    set('@((string)context.Variables.GetValueOrDefault("s", "d"))'),
    'd',
  ),
  yields(
    'ContainsKey tells.',
    set('@(context.Variables.ContainsKey("n") && !context.Variables.ContainsKey("m"))'),
    true,
    { variables: { n: 5 } },
  ),
  yields(
    'MatchedParameters.GetValueOrDefault has a default.',
    set('@(context.Request.MatchedParameters.GetValueOrDefault("no", "d"))'),
    'd',
  ),
  yields(
    'Headers have their values as a list.',
    set('@(context.Request.Headers["X-A"].Length + context.Request.Headers["x-a"][1])'),
    '2c',
    { headers: { 'X-A': ['b', 'c'] } },
  ),
  yields('A variable is set anew.', set('a') + set('@((string)context.Variables["v"] + "b")'), 'ab'),
  yields(
    'Entities of XML are decoded before C# reads.',
    set('@(1 &lt; 2 &amp;&amp; &quot;a&quot; == &quot;a&quot;)'),
    true,
  ),
  yields(
    'Quotes, brackets and ampersands stand as they are.',
    set('@("<a b=\'1\'>" + (1 < 2 && 2 > 1))'),
    "<a b='1'>True",
  ),
  yields('Parentheses in texts and chars end nothing.', set('@(")" + \')\' + "(" /* ) */)'), '))('),
  yields('Braces in texts end nothing.', set('@{ var s = "}"; /* } */ return s + \'}\'; // }\n}'), '}}'),
]);

const refusals: readonly (readonly [expression: string, what: string, code: string])[] = [
  ['System.Globalization.CultureInfo.InvariantCulture.Name', 'CultureInfo', 'type-not-allowed'],
  ['new System.Net.Http.HttpClient().ToString()', 'HttpClient', 'type-not-allowed'],
  ['System.IO.File.ReadAllText("x")', 'File', 'type-not-allowed'],
  ['Console.ReadLine()', 'Console', 'type-not-allowed'],
  ['typeof(string).Assembly.FullName', 'Reflection', 'unknown-member'],
  ['DateTime.UtcNow.ToUniversalTime()', 'ToUniversalTime of a DateTime', 'unknown-member'],
  ['context.Nothing', 'A member that the context has not', 'unknown-member'],
];

conform(
  'what is refused before anything runs',
  page,
  refusals.map(([expression, what, code]) => ({
    fact: `${what} is not there.`,
    inbound: set(`@(${expression})`),
    want: { faults: [`expression/${code}`] },
  })),
);
