import { conform, policyPage } from './conformance.ts';
import type { Case, CaseRequest } from './conformance.ts';

const page = policyPage('set-body');

/** What a template makes of a JSON body. */
function makes(fact: string, template: string, body: string, json: unknown = {}): Case {
  return {
    fact,
    inbound: `<set-body template="liquid">${template}</set-body>`,
    request: post(JSON.stringify(json)),
    want: { status: 200, sent: [{ body }] },
  };
}

function post(body: string, type = 'application/json'): CaseRequest {
  return { method: 'POST', headers: { 'Content-Type': type }, body };
}

conform('Liquid: the body', page, [
  makes('Members of JSON are members of body.', '{{body.a.b}}', '7', { a: { b: 7 } }),
  makes('Items of a list have a number.', '{{body.a[1]}}', 'y', { a: ['x', 'y'] }),
  makes('What is not there is nothing.', '[{{body.a.b.c}}]', '[]', { a: 1 }),
  {
    fact: 'Elements of XML are members of body.',
    inbound: '<set-body template="liquid">{"n":"{{body.order.name}}"}</set-body>',
    request: post('<order><name>x</name></order>', 'application/xml'),
    want: { sent: [{ body: '{"n":"x"}' }] },
  },
  {
    fact: 'So are those of a type that ends in +json.',
    inbound: '<set-body template="liquid">{{body.a}}</set-body>',
    request: post('{"a":1}', 'application/vnd.x+json'),
    want: { sent: [{ body: '1' }] },
  },
  {
    fact: 'In outbound it is the body of the response.',
    outbound: '<set-body template="liquid">{{body.a}}</set-body>',
    request: { backend: [{ headers: { 'Content-Type': 'application/json' }, body: '{"a":"r"}' }] },
    want: { body: 'r' },
  },
  {
    fact: 'parse-date false leaves texts that look like dates.',
    inbound: '<set-body template="liquid" parse-date="false">{{body.d}}</set-body>',
    request: post('{"d":"2020-01-02T03:04:05Z"}'),
    want: { sent: [{ body: '2020-01-02T03:04:05Z' }] },
  },
  {
    fact: 'The template may make XML.',
    inbound: '<set-body template="liquid"><order><name>{{body.n}}</name></order></set-body>',
    request: post('{"n":"x"}'),
    want: { sent: [{ body: '<order><name>x</name></order>' }] },
  },
  {
    fact: 'Without template="liquid" braces are named values.',
    inbound: '<set-body>{{ body.a }}</set-body>',
    request: post('{"a":1}'),
    want: { faults: ['unknown-named-value'] },
  },
  {
    fact: 'A named value is put in before the template runs.',
    inbound: '<set-body template="liquid">{{greeting}} {{body.a}}</set-body>',
    request: { ...post('{"a":1}'), namedValues: { greeting: 'hello' } },
    want: { sent: [{ body: 'hello 1' }] },
  },
]);

const url = 'https://api.example.com/orders/7?q=1';
const about = (fact: string, path: string, text: string, request: CaseRequest = {}): Case => ({
  fact,
  inbound: `<set-body template="liquid">{{${path}}}</set-body>`,
  request: { method: 'POST', url, operation: { id: 'o', urlTemplate: '/orders/{id}' }, ip: '10.0.0.7', ...request },
  want: { sent: [{ body: text }] },
});

conform('Liquid: the context', page, [
  about('Request.Method', 'context.Request.Method', 'POST'),
  about('Request.OriginalMethod', 'context.Request.OriginalMethod', 'POST'),
  about('Request.IpAddress', 'context.Request.IpAddress', '10.0.0.7'),
  about('Request.MatchedParameters', 'context.Request.MatchedParameters["id"]', '7'),
  about('Request.MatchedParameters by a member', 'context.Request.MatchedParameters.id', '7'),
  about('Request.Url.Path', 'context.Request.Url.Path', '/orders/7'),
  about('Request.Url.Host', 'context.Request.Url.Host', 'api.example.com'),
  about('Request.Url.Scheme and Port', 'context.Request.Url.Scheme }}{{ context.Request.Url.Port', 'https443'),
  about('Request.Url.QueryString', 'context.Request.Url.QueryString', '?q=1'),
  about('Request.Headers', 'context.Request.Headers["X-A"]', 'b', { headers: { 'X-A': 'b' } }),
  about('Variables', 'context.Variables["v"]', 'w', { variables: { v: 'w' } }),
  about('Variables with members', 'context.Variables["v"].a', '1', { variables: { v: { a: 1 } } }),
  {
    fact: 'Response.StatusCode',
    outbound: '<set-body template="liquid">{{context.Response.StatusCode}}</set-body>',
    request: { backend: [{ status: 201, body: 'x' }] },
    want: { status: 201, body: '201' },
  },
]);

conform('Liquid: tags', page, [
  makes('if, elsif and else', '{% if body.n > 2 %}many{% elsif body.n == 2 %}two{% else %}few{% endif %}', 'two', {
    n: 2,
  }),
  makes('unless', '{% unless body.n == 1 %}no{% endunless %}', 'no', { n: 2 }),
  makes('case and when', '{% case body.n %}{% when 1 %}one{% when 2 %}two{% else %}?{% endcase %}', 'two', { n: 2 }),
  makes('assign', '{% assign x = body.n %}{{x}}{{x}}', '22', { n: 2 }),
  makes('capture', '{% capture x %}a{{body.n}}{% endcapture %}{{x}}', 'a2', { n: 2 }),
  makes('comment', 'a{% comment %}b{% endcomment %}c', 'ac'),
  makes('for', '{% for i in body.l %}{{i.x}};{% endfor %}', '1;2;', { l: [{ x: 1 }, { x: 2 }] }),
  makes('for with a range', '{% for i in (1..3) %}{{i}}{% endfor %}', '123'),
  makes('for with limit and offset', '{% for i in body.l limit:2 offset:1 %}{{i}}{% endfor %}', '23', {
    l: [1, 2, 3, 4],
  }),
  makes(
    'for knows where it is',
    '{% for i in body.l %}{{forloop.index}}{{forloop.last}} {% endfor %}',
    '1false 2true ',
    { l: [1, 2] },
  ),
  makes('cycle', '{% for i in body.l %}{% cycle "a","b" %}{% endfor %}', 'aba', { l: [1, 2, 3] }),
  makes('raw', '{% raw %}{{x}}{% endraw %}', '{{x}}'),
  makes('Dashes take the space around.', 'a {%- if true -%} b {%- endif -%} c', 'abc'),
  makes(
    'JSONArrayFor puts commas between.',
    '[{% JSONArrayFor i in body.l %}{"n":{{i}}}{% endJSONArrayFor %}]',
    '[{"n":1},{"n":2},{"n":3}]',
    { l: [1, 2, 3] },
  ),
  makes('JSONArrayFor of one has none.', '[{% JSONArrayFor i in body.l %}{{i}}{% endJSONArrayFor %}]', '[1]', {
    l: [1],
  }),
  makes('JSONArrayFor of nothing is nothing.', '[{% JSONArrayFor i in body.l %}{{i}}{% endJSONArrayFor %}]', '[]', {
    l: [],
  }),
  makes('and, or, contains', '{% if body.a contains "x" and body.b or false %}yes{% endif %}', 'yes', {
    a: 'axb',
    b: true,
  }),
]);

const filters: readonly (readonly [filter: string, value: unknown, text: string])[] = [
  ['Upcase', 'aB', 'AB'],
  ['Downcase', 'aB', 'ab'],
  ['Capitalize', 'abc', 'Abc'],
  ['Append: "!"', 'a', 'a!'],
  ['Prepend: "!"', 'a', '!a'],
  ['Replace: "a", "b"', 'aca', 'bcb'],
  ['ReplaceFirst: "a", "b"', 'aca', 'bca'],
  ['Remove: "a"', 'aca', 'c'],
  ['RemoveFirst: "a"', 'aca', 'ca'],
  ['Size', [1, 2, 3], '3'],
  ['Size', 'abcd', '4'],
  ['First', [7, 8], '7'],
  ['Last', [7, 8], '8'],
  ['Join: "+"', ['a', 'b'], 'a+b'],
  ['Split: "," | Join: "-"', 'a,b,c', 'a-b-c'],
  ['Sort | Join: ","', [3, 1, 2], '1,2,3'],
  ['Uniq | Join: ","', [1, 1, 2], '1,2'],
  ['Map: "n" | Join: ","', [{ n: 1 }, { n: 2 }], '1,2'],
  ['Plus: 2', 5, '7'],
  ['Minus: 2', 5, '3'],
  ['Times: 2', 5, '10'],
  ['DividedBy: 2', 5, '2'],
  ['Modulo: 2', 5, '1'],
  ['Abs', -5, '5'],
  ['AtLeast: 7', 5, '7'],
  ['AtMost: 3', 5, '3'],
  ['Strip', '  a ', 'a'],
  ['Lstrip', '  a', 'a'],
  ['Rstrip', 'a  ', 'a'],
  ['StripHtml', '<b>a</b>', 'a'],
  ['Slice: 1, 2', 'abcd', 'bc'],
  ['Truncate: 5, "…"', 'abcdefgh', 'abcd…'],
  ['Default: "d"', null, 'd'],
  ['UrlEncode', 'a b&c', 'a+b%26c'],
  ['UrlDecode', 'a+b%26c', 'a b&c'],
  ['Escape', '<a>', '&lt;a&gt;'],
  ['Date: "yyyy-MM-dd"', '2020-01-02T03:04:05Z', '2020-01-02'],
  ['Round: 1', 2.26, '2.3'],
];

conform(
  'Liquid: filters',
  page,
  filters.map(([filter, value, text]) =>
    makes(`${JSON.stringify(value)} | ${filter}`, `{{ body.v | ${filter} }}`, text, { v: value }),
  ),
);
