import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { stillRuntime } from '../testing/run-member.ts';
import { dateTime } from '../dotnet/time/moment.ts';
import { liquidObject } from './liquid-value.ts';
import type { LiquidValue } from './liquid-value.ts';
import { renderLiquid } from './render.ts';
import { xmlContent } from './xml-content.ts';

function fromJson(value: unknown): LiquidValue {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === 'object' && value !== null)
    return liquidObject(Object.entries(value).map(([name, each]) => [name, fromJson(each)] as const));
  return value as LiquidValue;
}

const body = fromJson({
  name: 'Ann',
  empty: '',
  zero: 0,
  no: false,
  nothing: null,
  price: 1234.5,
  tags: ['b', 'a', 'c', 'a'],
  items: [
    { id: 1, name: 'one' },
    { id: 2, name: 'two' },
  ],
  address: { city: 'Oslo' },
});
const headers = liquidObject([['Content-Type', 'application/json']], true);
const context = liquidObject([
  [
    'Request',
    liquidObject([
      ['Method', 'POST'],
      ['Headers', headers],
    ]),
  ],
  [
    'Variables',
    liquidObject([
      ['x', 'seven'],
      ['__proto__', 'safe'],
    ]),
  ],
]);
const dates = liquidObject([['when', dateTime(638_000_000_000_000_000n, 'Utc')]]);

function render(
  template: string,
  more: { readonly [name: string]: LiquidValue } = {},
  lowerCaseFilters = true,
): string {
  const rt = { ...stillRuntime(), nowTicks: () => 638_000_000_000_000_000n };
  const result = renderLiquid(template, { body, context, dates, ...more }, { rt, lowerCaseFilters });
  return result.ok ? result.value : result.failure;
}

describe('templates', () => {
  it.each([
    ['Hello {{ body.name }}!', 'Hello Ann!'],
    ['{{body.address.city}}', 'Oslo'],
    ['{{body["name"]}}', 'Ann'],
    ["{{body['tags'][1]}}", 'a'],
    ['{{body.tags.first}}{{body.tags.last}}{{body.tags.size}}', 'ba4'],
    ['{{body.tags}}', 'baca'],
    ['{{body.missing.deeper}}', ''],
    ['{{body.no}} {{body.nothing}} {{body.zero}}', 'false  0'],
    ['{{body.address}}', '{"city":"Oslo"}'],
    ['{{context.Request.Method}}', 'POST'],
    ['{{context.Variables["x"]}}', 'seven'],
    ['{{context.Request.Headers["content-type"]}}', 'application/json'],
    ['{{context.Request.Headers.Content-Type}}', 'application/json'],
    ['{% if body.name != null %}yes{% endif %}', 'yes'],
    ['{% if body.nothing != null %}yes{% else %}no{% endif %}', 'no'],
    ['{% if body.empty %}true{% else %}false{% endif %}', 'true'],
    ['{% if body.zero %}true{% else %}false{% endif %}', 'true'],
    ['{% if body.no %}true{% else %}false{% endif %}', 'false'],
    ['{% if body.tags contains "a" %}has{% endif %}', 'has'],
    ['{% if body.name contains "nn" %}has{% endif %}', 'has'],
    ['{% if body.name startsWith "A" and body.name endsWith "n" %}both{% endif %}', 'both'],
    ['{% if body.address hasKey "city" %}key{% endif %}', 'key'],
    ['{% if body.price > 1000 and body.price <> 5 %}dear{% elsif body.price %}cheap{% endif %}', 'dear'],
    ['{% unless body.no %}unless{% endunless %}', 'unless'],
    ['{% case body.name %}{% when "Bob", "Ann" %}found{% else %}lost{% endcase %}', 'found'],
    ['{% for t in body.tags %}{{t}}{% unless forloop.last %}-{% endunless %}{% endfor %}', 'b-a-c-a'],
    ['{% for i in (1..3) %}{{i}}{% endfor %}', '123'],
    ['{% for t in body.tags limit:2 offset:1 %}{{t}}{% endfor %}', 'ac'],
    ['{% for t in body.none %}x{% else %}none{% endfor %}', 'none'],
    ['{% for t in body.tags reversed %}{{t}}{% endfor %}', 'acab'],
    ['{% for t in body.tags %}{% if t == "c" %}{% break %}{% endif %}{{t}}{% endfor %}', 'ba'],
    ['{% cycle "a", "b" %}{% cycle "a", "b" %}', 'ab'],
    ['{% assign x = body.name | Upcase %}{{x}}', 'ANN'],
    ['{% capture x %}<{{body.name}}>{% endcapture %}{{x}}', '<Ann>'],
    ['{% comment %}{{ broken {% if %}{% endcomment %}x', 'x'],
    [String.raw`{% raw %}{{ 'a\b' }}{% endraw %}`, String.raw`{{ 'a\b' }}`],
    ['[{% JSONArrayFor i in body.items %}{"id":{{i.id}}}{% endJSONArrayFor %}]', '[{"id":1},{"id":2}]'],
    ['[{% JSONArrayFor i in body.none %}x{% endJSONArrayFor %}]', '[]'],
    ['{% JSONArrayFor i in body.tags limit:2 %}{{forloop.index}}{{i}}{% endJSONArrayFor %}', '1b,2a'],
    ['a \n {%- if true -%}  \n b{% endif %}', 'a \n\n b'],
    ['a  {{- body.name -}}  b', 'aAnnb'],
    ['x\n{%- assign y = 1 -%}\nz', 'x\nz'],
    ['a{%- comment -%} b {%- endcomment -%} c', 'ac'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });
});

describe('filters', () => {
  it.each([
    ['{{ -5 | Abs }} {{ 3 | AtLeast: 5 }} {{ 3 | AtMost: 2 }}', '5 5 2'],
    ['{{ "a" | Append: "b" | Prepend: "c" }}', 'cab'],
    ['{{ "that is one sentence" | Capitalize }}', 'That Is One Sentence'],
    ['{{ "aBc" | Downcase }}{{ "aBc" | Upcase }}', 'abcABC'],
    ['{{ "<a href=\'x\'>&é" | Escape }}', '&lt;a href=&#39;x&#39;&gt;&amp;&#233;'],
    ['{{ "<" | H }}', '&lt;'],
    ['[{{ "  a " | Strip }}{{ " b " | Lstrip }}{{ " c " | Rstrip }}]', '[ab  c]'],
    ['{{ "a,,b" | Split: "," | Join: "+" }}', 'a+b'],
    ['{{ "1.2.3" | Replace: "[0-9]", "x" }}', 'x.x.x'],
    [String.raw`{{ 'say "hi"' | Replace: '"', '\"' }}`, String.raw`say \"hi\"`],
    ['{{ "aaa" | ReplaceFirst: "a", "b" }}{{ "aXbX" | Remove: "X" }}{{ "aXbX" | RemoveFirst: "X" }}', 'baaababX'],
    ['{{ "Liquid" | Slice: 0 }}{{ "Liquid" | Slice: 2, 5 }}{{ "Liquid" | Slice: -3, 2 }}', 'Lquidui'],
    ['{{ "Ground control to Major Tom." | Truncate: 20 }}', 'Ground control to...'],
    ['{{ "Ground control to Major Tom." | TruncateWords: 3 }}', 'Ground control to...'],
    ['{{ "<b>a</b><" | StripHtml }}', 'a<'],
    ['{% capture t %}a\nb{% endcapture %}{{ t | NewlineToBr }}{{ t | StripNewlines }}', 'a<br />\nbab'],
    ['{{ "a b&c/é" | UrlEncode }} {{ "a+b%26%C3%A9%" | UrlDecode }}', 'a+b%26c%2F%C3%A9 a b&é%'],
    ['{{ 10 | DividedBy: 4 }} {{ 10.5 | DividedBy: 4 }} {{ 10 | Modulo: 4 }}', '2 2.625 2'],
    [
      '{{ 1 | Plus: 2 }} {{ "1" | Plus: 2 }} {{ 5 | Minus: 7 }} {{ 3 | Times: 4 }} {{ "ab" | Times: 2 }}',
      '3 12 -2 12 abab',
    ],
    ['{{ 2.5 | Round }} {{ 3.5 | Round }} {{ 1.2345 | Round: 2 }} {{ 1.2 | Ceil }}', '2 4 1.23 2'],
    ['{{ 1234.5 | Currency }} {{ "x" | Currency }}', '$1,234.50 x'],
    ['{{ 5 | DividedBy: 0 }}', 'Liquid error: Attempted to divide by zero.'],
    ['{{ body.tags | Sort | Join }} {{ body.tags | Uniq | Size }}', 'a a b c 3'],
    ['{{ body.items | Map: "name" | Join: "," }} {{ body.items | Map: "nothing" | Compact | Size }}', 'one,two 0'],
    ['{{ body.tags | First }}{{ body.tags | Last }}{{ "four" | Size }}', 'ba4'],
    ['{{ body.nothing | Default: "none" }} {{ body.empty | Default: "none" }}', 'none none'],
    ['{{ "2024-03-05T06:07:08Z" | Date: "dd/MM/yyyy HH:mm" }}', '05/03/2024 06:07'],
    ['{{ "2024-03-05" | date: "%d.%m.%Y" }}', '05.03.2024'],
    ['{{ "no date" | Date: "yyyy" }}', 'no date'],
    ['{{ dates.when | Date: "yyyy-MM-dd" }} {{ dates.when }}', '2022-09-28 09/28/2022 22:13:20'],
    ['{{ "now" | Date: "yyyy" }}', '2022'],
    ['{{ "a" | upcase | divided_by: 1 }}', '0'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it('names in lower case can be refused', () => {
    expect(render('{{ "a" | upcase }}', {}, false)).toBe("Liquid error: Error - Filter 'upcase' could not be found.");
    expect(render('{{ "a" | Upcase }}', {}, false)).toBe('A');
  });
});

describe('XML', () => {
  const soap = xmlContent(
    `<s:Envelope xmlns:s="urn:s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body id="7"><r>
       <p><ID>1</ID></p><p><ID>2</ID></p><q><![CDATA[<t>]]></q><n i:nil="true"/></r></s:Body></s:Envelope>`,
    'null',
  );
  it.each([
    ['{{body.envelope.body.r.q}} {{body.envelope.body.id}}', '<t> 7'],
    ['{{body.Envelope.Body.R.P[1].ID}}', '2'],
    ['[{% JSONArrayFor x in body.envelope.body.r.p %}{{x.ID}}{% endJSONArrayFor %}]', '[1,2]'],
    ['{% for x in body.envelope.body.r limit:2 %}{{x.id}}{% endfor %}', '12'],
    ['{% if body.envelope.body.r.n %}x{% else %}null{% endif %}', 'null'],
    ['{{body.envelope.body.other}}', ''],
  ])('%s', (template, expected) => {
    expect(render(template, { body: soap })).toBe(expected);
  });

  it('what APIM writes for SOAP services escapes as JSON wants it', () => {
    const filters = String.raw`Replace: '\r', '\r' | Replace: '\n', '\n' | Replace: '([^\\](\\\\)*)"', '$1\"'`;
    const template = `{% if body.envelope.body.t %}"{{body.envelope.body.t | ${filters}}}"{% else %} null {% endif %}`;
    const text = (content: string): LiquidValue => xmlContent(`<Envelope><Body>${content}</Body></Envelope>`);
    expect(render(template, { body: text('<t>a "b"\nc</t>') })).toBe(String.raw`"a \"b\"\nc"`);
    expect(render(template, { body: text('<u/>') })).toBe(' null ');
  });

  it('what is no XML is nothing', () => {
    expect(xmlContent('<a>')).toBeNull();
    expect(xmlContent('{"a":1}')).toBeNull();
  });
});

describe('what a template may not', () => {
  it.each([
    ['{% if body.name foo 1 %}x{% endif %}', 'Liquid error: Unknown operator foo'],
    ['{% if body.name = 1 %}x{% endif %}', 'Liquid error: Unknown operator ='],
    ['{% include "x" %}', "Liquid syntax error: Unknown tag 'include'"],
    ['{% render "x" %}', "Liquid syntax error: Unknown tag 'render'"],
    ['{% layout "x" %}', "Liquid syntax error: Unknown tag 'layout'"],
    ['{% if body.name %}x', 'Liquid syntax error: if tag was never closed'],
    ['{% JSONArrayFor x in body.tags %}x', 'Liquid syntax error: JSONArrayFor tag was never closed'],
    [
      '{% for x of y %}{% endfor %}',
      "Liquid syntax error: Syntax Error in 'for' tag - Valid syntax: for [item] in [collection]",
    ],
    ['{{ body.name', "Liquid syntax error: Variable '{{ body.name' was not properly terminated with regexp: \\}\\}"],
    ['{{ "a" | Foo }}', "Liquid error: Error - Filter 'Foo' could not be found."],
    ['{{ "a" | Replace: "(", "" }}', `Liquid error: parsing "(" - Not enough )'s.`],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it.each([
    '{{body.constructor}}',
    '{{body.__proto__}}',
    '{{body.toString}}',
    '{{body.tags.constructor}}',
    '{{body.name.constructor.constructor}}',
    '{{context.Request.Headers.constructor}}',
    '{{body.items | Map: "constructor"}}',
    '{% for x in body.__proto__ %}{{x}}{% endfor %}',
  ])('prototypes cannot be reached: %s', (template) => {
    expect(render(template)).toBe('');
  });

  it('a member may be called toString', () => {
    expect(render('{{x}}', { x: fromJson({ toString: 1, valueOf: 2 }) })).toBe('{"toString":1,"valueOf":2}');
  });

  it('a member may be called as a prototype is', () => {
    expect(render('{{context.Variables["__proto__"]}}')).toBe('safe');
  });

  it.each([
    '{% for a in (1..100000) %}{% for b in (1..100000) %}{{b}}{% endfor %}{% endfor %}',
    '{% assign x = "aaaaaaaaaa" %}{% for a in (1..40) %}{% assign x = x | Append: x %}{% endfor %}{{x}}',
    '{{ "a" | Times: 2000000000 }}',
    '{% if true %}'.repeat(60_000),
    'a'.repeat(1_000_001),
  ])('everything has a bound', (template) => {
    expect(() => render(template)).toThrow(/more than|too much|too deep|takes more/);
  });

  test.prop([
    fc
      .array(
        fc.constantFrom(
          '{{',
          '}}',
          '{%',
          '%}',
          '-',
          'if ',
          'for ',
          'x',
          ' in ',
          'body',
          '.',
          '|',
          '"',
          "'",
          'Size',
          'endif',
          '\n',
          ' ',
          '(1..3)',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  ])('any template is rendered or refused', (template) => {
    expect(typeof render(template)).toBe('string');
  });
});
