import { describe, expect, it } from 'vitest';
import { contextType } from '../dotnet/context/context-type.ts';
import { printType } from '../dotnet/type-ops.ts';
import { evaluateText } from '../testing/evaluate.ts';
import { compileExpression } from './compile.ts';

function typeOf(source: string): string {
  const compiled = compileExpression(`@(${source})`, { globals: { context: contextType } });
  return compiled.ok ? printType(compiled.value.type) : compiled.failure.map(({ message }) => message).join('; ');
}

/** Expressions and their types. */
const types: readonly (readonly [source: string, type: string])[] = [
  ['Math.Max(1, 2)', 'int'],
  ['Math.Max(1, 2L)', 'long'],
  ['Math.Max(1, 2.0)', 'double'],
  ['Math.Max(1m, 2)', 'decimal'],
  ["Math.Max('a', 'b')", 'ushort'],
  ['Math.Abs(-1.5f)', 'float'],
  ['Math.Round(1.5)', 'double'],
  ['Math.Round(1.5m)', 'decimal'],
  ['new[] { 1, 2L }', 'long[]'],
  ['new[] { "a", null }', 'string[]'],
  ['new[] { 1, 2 }.Select(x => x * 1.5)', 'IEnumerable<double>'],
  ['new[] { 1, 2 }.Select((x, i) => i)', 'IEnumerable<int>'],
  ['new[] { "a" }.Select(s => s.Length)', 'IEnumerable<int>'],
  ['new[] { "a" }.Select(s => new { s, N = s.Length })', 'IEnumerable<<anonymous type: string s, int N>>'],
  ['new[] { "a" }.Where(s => s != "")', 'IEnumerable<string>'],
  ['new[] { "a" }.ToDictionary(s => s, s => s.Length)', 'Dictionary<string, int>'],
  ['new[] { "a" }.ToDictionary(s => s.Length)', 'Dictionary<int, string>'],
  ['new[] { "a" }.ToList()', 'List<string>'],
  ['new[] { "a" }.GroupBy(s => s.Length)', 'IEnumerable<IGrouping<int, string>>'],
  ['new[] { "a" }.GroupBy(s => s.Length, (n, all) => all.Count())', 'IEnumerable<int>'],
  ['new[] { "a" }.OrderBy(s => s).ThenBy(s => s.Length)', 'IOrderedEnumerable<string>'],
  ['new[] { 1 }.Aggregate((a, b) => a + b)', 'int'],
  ['new[] { 1 }.Aggregate("", (a, b) => a + b)', 'string'],
  ['new[] { 1 }.Aggregate(1.5, (a, b) => a + b, r => r.ToString())', 'string'],
  ['new[] { 1 }.Zip(new[] { "a" }, (a, b) => b)', 'IEnumerable<string>'],
  ['new[] { 1 }.SelectMany(x => new[] { "a" })', 'IEnumerable<string>'],
  ['new[] { 1 }.SelectMany(x => new[] { "a" }, (x, s) => x)', 'IEnumerable<int>'],
  ['new[] { 1 }.Join(new[] { 2L }, a => (long)a, b => b, (a, b) => a + b)', 'IEnumerable<long>'],
  ['new[] { 1 }.Sum()', 'int'],
  ['new[] { "a" }.Sum(s => (long)s.Length)', 'long'],
  ['new[] { "a" }.Average(s => s.Length)', 'double'],
  ['new[] { "1" }.Select(int.Parse)', 'IEnumerable<int>'],
  ['new[] { "1" }.Select(string.IsNullOrEmpty)', 'IEnumerable<bool>'],
  ['new[] { 1 }.Cast<object>()', 'IEnumerable<object>'],
  ['new[] { 1 }.OfType<string>()', 'IEnumerable<string>'],
  ['new[] { 1 }.DefaultIfEmpty()', 'IEnumerable<int>'],
  ['"a".First()', 'char'],
  ['new Dictionary<string, int>().First()', 'KeyValuePair<string, int>'],
  ['new Dictionary<string, int>().Select(kv => kv.Value)', 'IEnumerable<int>'],
  ['new JObject().Properties().Select(p => p.Name)', 'IEnumerable<string>'],
  ['new JArray().Select(t => t["a"])', 'IEnumerable<JToken>'],
  ['new JObject().Value<int>("a")', 'int'],
  ['new JArray().Values<string>()', 'IEnumerable<string>'],
  ['Tuple.Create(1, "a")', 'Tuple<int, string>'],
  ['(1, Name: "a")', '(int, string Name)'],
  ['true ? 1 : 2L', 'long'],
  ['true ? null : "a"', 'string'],
  ['true ? new List<int>() : (IEnumerable<int>)null', 'IEnumerable<int>'],
  ['"a"?.Length', 'int?'],
  ['"a"?.Length ?? 0', 'int'],
  ['(int?)1 + 1', 'int?'],
  ['DateTime.UtcNow - DateTime.UtcNow', 'TimeSpan'],
  ['DateTime.UtcNow - TimeSpan.Zero', 'DateTime'],
  ['context.Request.Headers.GetValueOrDefault("a", "b")', 'string'],
  ['context.Request.Headers.GetValueOrDefault("a", null)', 'string'],
  ['context.Request.Headers.GetValueOrDefault("a", new string[0])', 'string[]'],
  ['context.Variables.GetValueOrDefault<int>("a")', 'int'],
  ['context.Variables["a"]', 'object'],
  ['context.Request.Headers["a"][0]', 'string'],
  ['context.Request.Body.As<JObject>()["a"]', 'JToken'],
  ['context.Response.StatusCode', 'int'],
  ['context.Product?.Name', 'string'],
  ['context.Subscription?.CreatedDate', 'DateTime?'],
  ["'a' + 1", 'int'],
  ['1 + "a"', 'string'],
  ['(byte)1 + (byte)1', 'int'],
  ['-1u', 'long'],
  ['~(byte)1', 'int'],
];

describe('types are inferred', () => {
  it.each(types)('%s', (source, type) => {
    expect(typeOf(source)).toBe(type);
  });
});

/** Calls with several methods to mean, and a value that tells which was called. */
const calls: readonly (readonly [source: string, text: string])[] = [
  ['Convert.ToString(5)', '5'],
  ['Convert.ToString(255, 16)', 'ff'],
  ['string.Join(",", new[] { "a", "b" })', 'a,b'],
  ['string.Join(",", "a", "b")', 'a,b'],
  ['string.Join(",", new object[] { 1, "b" })', '1,b'],
  ['string.Join(",", new List<int> { 1, 2 })', '1,2'],
  ['string.Format("{0}", new object[] { "a" })', 'a'],
  ['string.Format("{0}{1}", "a", null)', 'a'],
  ['string.Concat(new[] { "a", "b" })', 'ab'],
  ['string.Concat("a", "b", "c", "d", "e")', 'abcde'],
  ["\"a-b_c\".Split('-', '_').Length", '3'],
  ['"a--b".Split(new[] { \'-\' }, StringSplitOptions.RemoveEmptyEntries).Length', '2'],
  ['"abc".IndexOf(\'b\')', '1'],
  ['"abc".IndexOf("c", StringComparison.Ordinal)', '2'],
  ['"xax".Trim(\'x\')', 'a'],
  ["new StringBuilder().Append('a').Append(1.5).Append(true).ToString()", 'a1.5True'],
  ['"abc".Substring(startIndex: 1)', 'bc'],
  ['"abc".Substring(length: 1, startIndex: 1)', 'b'],
  ['object.Equals(1, 1)', 'True'],
  ['"a".Equals("A", StringComparison.OrdinalIgnoreCase)', 'True'],
  ['1.Equals(1L)', 'False'],
  ['1L.Equals(1)', 'True'],
  ['BitConverter.ToString(new byte[] { 1, 171 })', '01-AB'],
  ['Convert.ToInt32("ff", 16)', '255'],
  ['Convert.ToInt32(2.5)', '2'],
  ["Convert.ToInt32('a')", '97'],
  ['new DateTime(2024, 1, 1, 2, 3, 4).Hour', '2'],
  ['new[] { 3, 1 }.OrderBy(x => x, Comparer<int>.Default).First()', '1'],
];

describe('the method that is meant is called', () => {
  it.each(calls.filter(([source]) => !source.includes('Comparer<')))('%s', (source, text) => {
    expect(evaluateText(source)).toBe(text);
  });
});

describe('what an expression reads is known', () => {
  it.each<[string, readonly string[]]>([
    ['1 + 1', []],
    ['context.Request.Headers.GetValueOrDefault("a", "")', ['Request.Headers']],
    ['context.Request.Url.Path + context.Request.Url.Host', ['Request.Url']],
    ['context.Variables["a"]', ['Variables']],
    ['context.Variables.ContainsKey("a") && context.User == null', ['User', 'Variables']],
    ['context.Product?.Name', ['Product.Name']],
    ['context.LastError.Message', ['LastError.Message']],
    ['context.Request.Body.As<JObject>(true)["a"]', ['Request.Body']],
    ['((IResponse)context.Variables["r"]).StatusCode', ['Variables']],
    ['DateTime.UtcNow', ['clock']],
    ['Guid.NewGuid().ToString() + new Random().Next()', ['random']],
    ['@{ var r = context.Request; return r.Method; }', ['Request']],
    ['@{ var c = context; return c.Request.Method; }', ['*']],
    ['new[] { 1 }.Select(x => context.RequestId).First()', ['RequestId']],
  ])('%s', (source, reads) => {
    const compiled = compileExpression(source.startsWith('@') ? source : `@(${source})`, {
      globals: { context: contextType },
    });
    expect(compiled.ok && compiled.value.reads).toEqual(reads);
  });
});
