import { describe, expect, it } from 'vitest';
import { BudgetExceeded } from './dotnet/budget.ts';
import { NetException } from './dotnet/raise.ts';
import type { RunRequest } from './run/run-request.ts';
import { runPolicies } from './run/run-policies.ts';
import { evaluate } from './testing/evaluate.ts';
import type { FuzzCase } from './testing/fuzz/judge.ts';
import { judge } from './testing/fuzz/judge.ts';

/** What fuzzing has found: each broke a promise once. */

const usual: RunRequest = { method: 'GET', url: 'https://api.example.com/orders/1' };

function inbound(xml: string): string {
  return `<policies><inbound>${xml}</inbound><backend><base /></backend><outbound /><on-error /></policies>`;
}

type Found = { readonly was: string; readonly text: string; readonly request?: Partial<RunRequest> };

const variable = (code: string): string => inbound(`<set-variable name="v" value='${code.replaceAll('<', '&lt;')}' />`);

const content = inbound(
  '<validate-content unspecified-content-type-action="prevent" max-size="102400" size-exceeded-action="prevent"><content type="application/json" validate-as="json" action="prevent" schema-id="s" /></validate-content>',
);
const json = { method: 'POST', headers: { 'Content-Type': 'application/json' } };

/** A schema that looks at another twice, and that one at a third: thirty levels of it. */
const twofold = {
  $ref: '#/definitions/a0',
  definitions: Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => {
      const next = { $ref: `#/definitions/a${at + 1}` };
      return [`a${at}`, at === 29 ? { type: 'object' } : { allOf: [next, next] }];
    }),
  ),
};

const nested = (times: number, inside: string): string =>
  inbound(`${'<retry condition="@(true)" count="50" interval="0">'.repeat(times)}${inside}${'</retry>'.repeat(times)}`);

const findings: readonly Found[] = [
  { was: 'a body that is no base64 threw', text: inbound(''), request: { bodyBase64: '!' } },
  { was: 'the same in a reply', text: inbound(''), request: { backend: [{ bodyBase64: '!' }] } },
  { was: 'null + text had no namespace to read', text: variable('@(((XNamespace)null) + "a")') },
  { was: 'text of null as a name', text: variable('@(XNamespace.None + (string)null)') },
  { was: 'a namespace of null', text: variable('@(XNamespace.Get(null))') },
  { was: 'copies of null', text: variable('@(new XCData(default(XCData)))') },
  { was: 'copies of null', text: variable('@(new XComment(default(XComment)))') },
  { was: 'copies of null', text: variable('@(new XText(default(XText)))') },
  { was: 'copies of null', text: variable('@(new XAttribute(default(XAttribute)))') },
  { was: 'copies of null', text: variable('@(new JRaw(default(JRaw)))') },
  { was: 'copies of null', text: variable('@(new JValue(default(JValue)))') },
  { was: 'copies of null', text: variable('@(new JConstructor(default(JConstructor)))') },
  { was: 'a prefix of null', text: variable('@(new XElement("a").GetPrefixOfNamespace((XNamespace)null))') },
  { was: 'a child of null', text: variable('@(new XmlDocument().RemoveChild(default(XmlNode)))') },
  { was: 'a number that a variable was to be given by', text: variable('@(new int?(out var V))') },
  { was: 'a local name of null', text: variable('@(XName.Get((string)null, "a"))') },
  { was: 'an instruction of null', text: variable('@(new XProcessingInstruction("a", (string)null))') },
  { was: 'a constant without a number was made a decimal', text: variable('@((.5m * default(int?)) == null)') },
  { was: 'half a surrogate pair at the end', text: '<!\ud83d' },
  { was: 'the same in XML that an expression reads', text: variable('@(XElement.Parse("<!\\ud83d"))') },
  {
    was: 'a date compared with a number',
    text: variable('@(new JValue(default(DateTimeOffset)).CompareTo(new JValue(1.5)))'),
  },
  { was: 'elements named null', text: variable('@(new XmlDocument().GetElementsByTagName((string)null))') },
  {
    was: 'URLs made again and again for nothing',
    text: variable('@{ while (context.Request.OriginalUrl.ToUri().IsWellFormedOriginalString()) { } return 1; }'),
  },
  { was: 'raw text that is no JSON', text: variable('@(new JRaw((object)"x y"))') },
  {
    was: 'a dictionary that is null',
    text: variable('@(((IReadOnlyDictionary<string, object>)null).GetValueOrDefault("a"))'),
  },
  { was: 'retries inside retries broke an invariant', text: nested(6, '<set-variable name="a" value="1" />') },
  {
    was: 'a body grew beyond all strings',
    text: inbound(`<find-and-replace from="a" to="${'b'.repeat(10_000)}" />`),
    request: { method: 'POST', body: 'a'.repeat(100_000) },
  },
  {
    was: 'half a character in a topic',
    text: inbound('<publish-to-dapr topic="@(&quot;\\ud800&quot;)">x</publish-to-dapr>'),
  },
  {
    was: 'a list that holds itself was shown for ever',
    text: variable('@{ var l = new List<object>(); l.Add(l); return l; }'),
  },
  {
    was: 'a list of lists of lists was shown too deep',
    text: variable('@{ object o = 1; for (var i = 0; i < 20000; i++) o = new object[] { o }; return o; }'),
  },
  {
    was: 'lists that double were shown whole',
    text: variable('@{ object o = 1; for (var i = 0; i < 40; i++) o = new object[] { o, o }; return o; }'),
  },
  {
    was: 'a schema that is itself said what JavaScript says',
    text: content,
    request: { ...json, body: '{}', schemas: { s: { $ref: '#' } } },
  },
  {
    was: 'schemas that double took for ever',
    text: content,
    request: { ...json, body: '{}', schemas: { s: twofold } },
  },
  {
    was: 'objects could not be compared, as their names have no prototype',
    text: content,
    request: {
      ...json,
      body: '{"a":[{"valueOf":1},{"constructor":2}]}',
      schemas: { s: { properties: { a: { uniqueItems: true } } } },
    },
  },
  {
    was: 'a pattern took for ever',
    text: content,
    request: {
      ...json,
      body: JSON.stringify({ a: `${'a'.repeat(40)}!` }),
      schemas: { s: { properties: { a: { pattern: '^(a+)+$' } } } },
    },
  },
  {
    was: 'parameters side by side took for ever',
    text: inbound(''),
    request: {
      url: `https://api.example.com/${'a'.repeat(5000)}!`,
      operation: { id: 'o', urlTemplate: '/{a}{b}{c}{d}{e}{f}{g}x' },
    },
  },
  {
    was: 'named values made a document of any length',
    text: inbound(`<set-body>${'{{n}}'.repeat(2000)}</set-body>`),
    request: { namedValues: { n: 'x'.repeat(100_000) } },
  },
];

describe('no promise is broken any more', () => {
  it.each(findings)('$was (%#)', ({ text, request }) => {
    const found: FuzzCase = { text, request: { ...usual, ...request } };
    expect(judge(found)).toBeNull();
  });
});

/** Expressions whose work was not paid for: they went on for hours, or took all memory. */
const unpaid: readonly string[] = [
  'if (a.Equals(b)) n++;',
  'if (object.Equals(a, b)) n++;',
  'if (string.Equals(a, b)) n++;',
  'if (new List<string> { a }.Contains(b)) n++;',
  'if (new { A = a }.Equals(new { A = b })) n++;',
  'if ((a, 1).Equals((b, 1))) n++;',
  'if (JToken.DeepEquals(new JValue(a), new JValue(b))) n++;',
  'n += new[] { a, b }.Distinct().Count();',
  'n += Regex.IsMatch("a", "(a|b|c){100}" + n) ? 1 : 2;',
  'n += Regex.IsMatch("a", new string(\'a\', 10000) + n) ? 1 : 2;',
  'var m = new List<object>(); l.Add(m); for (int i = 0; i < 100; i++) m.Add(new Dictionary<string, object>());',
];

const doubled: readonly string[] = [
  '@{ object o = 1; for (int i = 0; i < 60; i++) o = (o, o); return o.ToString(); }',
  '@{ object o = 1; for (int i = 0; i < 60; i++) o = new { A = o, B = o }; return o.ToString(); }',
  '@{ object o = 1; for (int i = 0; i < 60; i++) o = new { A = o, B = o }; return new Dictionary<object, int> { { o, 1 } }.Count; }',
  '@{ object o = 1; object p = 1; for (int i = 0; i < 60; i++) { o = (o, o); p = (p, p); } return o.Equals(p); }',
  '@{ object o = 1; for (int i = 0; i < 60; i++) o = new object[] { o, o }; return JsonConvert.SerializeObject(o); }',
];

function ending(source: string): unknown {
  try {
    return evaluate(source);
  } catch (thrown) {
    return thrown;
  }
}

describe('values of a body that a schema compares', () => {
  it.each([
    [{ uniqueItems: true }, '[{"a":1,"b":2},{"valueOf":1}]', 200],
    [{ uniqueItems: true }, '[{"a":1,"b":2},{"b":2,"a":1}]', 400],
    [{ enum: [{ a: 1 }, 'x'] }, '{"a":1}', 200],
    [{ enum: [{ a: 1 }, 'x'] }, '{"a":2}', 400],
    [{ const: [null, { a: [] }] }, '[null,{"a":[]}]', 200],
    [{ const: [null, { a: [] }] }, '[null,{"a":{}}]', 400],
  ])('%j and %s: %d', (schema, body, status) => {
    const request = { ...usual, ...json, body, schemas: { s: schema } };
    const ran = runPolicies({ api: { format: 'rawxml', text: content, place: null } }, request);
    const [result] = ran.ok ? ran.value.results : [];
    expect(result?.response.status).toBe(status);
    expect(result?.response.body).not.toContain('could not be processed');
  });
});

describe('all work is paid for', () => {
  it.each(unpaid)('%s', (line) => {
    const long = `var a = new string('x', 4000000) + "1"; var b = new string('x', 4000000) + "2";`;
    const source = `@{ ${long} var n = 0; var l = new List<object>(); while (true) { ${line} } }`;
    expect(ending(source)).toBeInstanceOf(BudgetExceeded);
  });

  it.each(doubled)('%s', (source) => {
    const ended = ending(source);
    if (!(ended instanceof NetException)) expect(ended).toBeInstanceOf(BudgetExceeded);
  });

  it('of retries inside retries', () => {
    const text = nested(6, '<set-variable name="a" value="1" />');
    const ran = runPolicies({ api: { format: 'rawxml', text, place: null } }, usual);
    const [result] = ran.ok ? ran.value.results : [];
    expect(result?.lastError?.message).toBe(
      'Expression evaluation failed. The policies of the request take more than 1000000 steps.',
    );
  });

  it('of one request, all evaluations together', () => {
    const limits = { fuel: 10_000, textChars: 1000, items: 1000, depth: 50 };
    const text = nested(3, '<set-variable name="a" value="@{ var i = 0; while (i &lt; 4000) i++; return i; }" />');
    const ran = runPolicies({ api: { format: 'rawxml', text, place: null } }, usual, { limits });
    const [result] = ran.ok ? ran.value.results : [];
    expect(result?.response.status).toBe(500);
    expect(result?.lastError?.message).toBe(
      'Expression evaluation failed. The expressions of the request take more than 500000 steps together.',
    );
  });
});
