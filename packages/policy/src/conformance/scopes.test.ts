import { conform, pages, policyPage } from './conformance.ts';
import type { Case } from './conformance.ts';

const fragments = `${pages}/policy-fragments`;
const namedValues = `${pages}/api-management-howto-properties`;

/** Appends a letter to the variable that tells the order. */
const step = (letter: string): string =>
  `<set-variable name="steps" value="@(context.Variables.GetValueOrDefault("steps", "") + "${letter}")"/>`;
const [A, B, C, D, G, P] = ['A', 'B', 'C', 'D', 'G', 'P'].map(step) as [string, string, string, string, string, string];
const base = '<base/>';

type Scoped = {
  readonly fact: string;
  readonly global?: string;
  readonly product?: string;
  readonly api?: string;
  readonly operation?: string;
  readonly steps: string;
};

/** The same documents in inbound, outbound and on-error: what comes of `<base/>` is the same in each. */
function inEachSection(cases: readonly Scoped[]): readonly Case[] {
  return cases.flatMap(({ fact, steps, global, product, api, operation }) => {
    const given = Object.entries({ global, product, api, operation }).filter(([, text]) => text !== undefined);
    const wanted = { variables: steps === '' ? {} : { steps } };
    const sections = (['inbound', 'outbound'] as const).map((section): Case => {
      const documents = Object.fromEntries(given.map(([scope, text]) => [scope, { [section]: text }]));
      const forwards = global === undefined ? {} : { global: { [section]: global, backend: '<forward-request/>' } };
      return {
        fact: `${fact} (${section})`,
        documents: { ...documents, ...forwards },
        want: { status: 200, ...wanted },
      };
    });
    return sections;
  });
}

conform(
  'base',
  `${pages}/set-edit-policies`,
  inEachSection([
    { fact: 'A global document alone runs for every API.', global: G, steps: 'G' },
    { fact: '<base/> at its end runs the broader scope afterwards.', global: G, api: A + base, steps: 'AG' },
    { fact: '<base/> at its beginning runs the broader scope before.', global: G, api: base + A, steps: 'GA' },
    { fact: '<base/> in the middle runs the broader scope there.', global: G, api: A + base + B, steps: 'AGB' },
    { fact: 'Without <base/> the broader scopes do not run.', global: G, api: A, steps: 'A' },
    {
      fact: 'The chain is operation, API, product, global.',
      global: G,
      product: P + base,
      api: A + base,
      operation: B + base,
      steps: 'BAPG',
    },
    {
      fact: 'Positions of <base/> nest.',
      global: G,
      product: base + P,
      api: A + base + C,
      operation: B + base + D,
      steps: 'BAGPCD',
    },
    {
      fact: 'A scope in the midst that has no <base/> drops those above it alone.',
      global: G,
      product: P,
      api: base + C,
      operation: A + base + B,
      steps: 'APCB',
    },
    { fact: 'A scope without a document is passed through.', global: G, operation: base + B, steps: 'GB' },
    { fact: 'A narrower scope without a document takes what is above.', global: G, product: base + P, steps: 'GP' },
    { fact: 'An empty section drops what is above.', global: G, api: '', steps: '' },
    {
      fact: '<base/> alone is all that is above.',
      global: G,
      product: P + base,
      api: base,
      operation: base,
      steps: 'PG',
    },
    { fact: '<base/> where nothing stands above it is nothing.', api: A + base + B, steps: 'AB' },
  ]),
);

conform('base in other places', `${pages}/set-edit-policies`, [
  {
    fact: 'on-error has its chain as well.',
    documents: {
      global: { backend: '<forward-request/>', onError: G },
      api: { inbound: '<set-variable name="x" value="@((string)context.Variables["none"])"/>', onError: A + base },
    },
    want: { status: 500, variables: { steps: 'AG' } },
  },
  {
    fact: 'on-error without <base/> drops the broader handlers.',
    documents: {
      global: { backend: '<forward-request/>', onError: '<set-status code="503" reason="Down"/>' },
      api: { inbound: '<set-variable name="x" value="@((string)context.Variables["none"])"/>', onError: A },
    },
    want: { status: 500, variables: { steps: 'A' } },
  },
  {
    fact: 'An error inside what <base/> stands for skips what follows it in the narrower scope.',
    documents: {
      global: {
        inbound: G + '<set-variable name="x" value="@((string)context.Variables["none"])"/>',
        backend: '<forward-request/>',
      },
      api: { inbound: base + A, onError: B },
    },
    want: { status: 500, variables: { steps: 'GB' }, lastError: { scope: 'global' } },
  },
  {
    fact: 'The backend of a narrower scope goes before the global one.',
    documents: {
      global: { backend: '<forward-request timeout="1"/>' },
      api: { backend: '<forward-request timeout="9"/>' },
    },
    request: { backend: [{ delayMs: 5000, body: 'late' }] },
    want: { status: 200, body: 'late', elapsedMs: 5000 },
  },
  {
    fact: '<base/> in backend is the forward-request of the global scope.',
    documents: { global: { backend: '<forward-request timeout="1"/>' }, api: { backend: base } },
    request: { backend: [{ delayMs: 5000 }] },
    want: { status: 500, elapsedMs: 1000 },
  },
  {
    fact: 'A backend section that is left empty calls no backend.',
    documents: { global: { backend: '<forward-request/>' }, api: { backend: '' } },
    want: { status: 200, body: '', sent: [] },
  },
  {
    fact: 'The wrapper of backend may hold <base/>.',
    backend: '<retry condition="@(context.Response.StatusCode == 503)" count="2" interval="0"><base/></retry>',
    request: { backend: [{ status: 503 }, { status: 200 }] },
    want: { status: 200, sent: [{}, {}] },
  },
  {
    fact: 'Policies of one kind in several scopes all run: two allow lists are an intersection.',
    doc: policyPage('ip-filter'),
    documents: {
      global: {
        inbound: '<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>',
        backend: '<forward-request/>',
      },
      api: { inbound: '<base/><ip-filter action="allow"><address>10.0.0.2</address></ip-filter>' },
    },
    request: { ip: '10.0.0.1' },
    want: { status: 403, lastError: { scope: 'api' } },
  },
  {
    fact: 'A section that a document lacks is empty: nothing of the broader scopes is left in it.',
    documents: {
      global: { inbound: G, backend: '<forward-request/>', outbound: G },
      api: `<policies><inbound>${base}${A}</inbound><backend>${base}</backend></policies>`,
    },
    want: { status: 200, sent: [{}], variables: { steps: 'GA' } },
  },
  {
    fact: 'Where a document lacks the backend section no backend is called.',
    documents: {
      global: { backend: '<forward-request/>' },
      api: `<policies><inbound>${base}${A}</inbound><outbound>${base}</outbound></policies>`,
    },
    want: { status: 200, body: '', sent: [], variables: { steps: 'A' } },
  },
  {
    fact: 'Without any document requests are forwarded.',
    documents: {},
    request: { backend: [{ status: 201, body: 'b' }] },
    want: { status: 201, body: 'b', sent: [{}] },
  },
  {
    fact: 'Without a product there is no product document to run.',
    documents: { global: { inbound: G, backend: '<forward-request/>' }, api: { inbound: base + A } },
    want: { variables: { steps: 'GA' } },
  },
  {
    fact: 'A product without a document is passed through, and is the product of the context.',
    documents: {
      global: { inbound: G, backend: '<forward-request/>' },
      api: { inbound: `${base}<set-variable name="product" value="@(context.Product.Id)"/>` },
    },
    request: { product: { id: 'gold' } },
    want: { variables: { steps: 'G', product: 'gold' } },
  },
  {
    fact: 'Without a product context.Product is null.',
    inbound: '<set-variable name="none" value="@(context.Product == null)"/>',
    want: { variables: { none: true } },
  },
]);

const include = '<include-fragment fragment-id="f"/>';

conform('fragments', fragments, [
  {
    fact: 'What a fragment holds stands where it is included.',
    inbound: A + include + B,
    request: { fragments: { f: `<fragment>${C}${D}</fragment>` } },
    want: { variables: { steps: 'ACDB' } },
  },
  {
    fact: 'A fragment can be included several times.',
    inbound: include + A + include,
    request: { fragments: { f: `<fragment>${C}</fragment>` } },
    want: { variables: { steps: 'CAC' } },
  },
  {
    fact: 'A fragment can be included inside choose.',
    inbound: `<choose><when condition="@(true)">${include}</when></choose>`,
    request: { fragments: { f: `<fragment>${C}</fragment>` } },
    want: { variables: { steps: 'C' } },
  },
  {
    fact: 'A fragment works on the message of the section that includes it.',
    outbound: include,
    request: {
      fragments: { f: '<fragment><set-header name="X-F"><value>here</value></set-header></fragment>' },
    },
    want: { header: { 'X-F': 'here' }, sent: [{ header: { 'X-F': null } }] },
  },
  {
    fact: 'A fragment can be included in outbound and in on-error alike.',
    inbound: '<set-variable name="x" value="@((string)context.Variables["none"])"/>',
    onError: include,
    request: { fragments: { f: `<fragment>${C}</fragment>` } },
    want: { status: 500, variables: { steps: 'C' } },
  },
  {
    fact: 'A fragment reads the variables of the document that includes it.',
    inbound: `<set-variable name="n" value="@(2)"/>${include}`,
    request: {
      fragments: { f: '<fragment><set-variable name="m" value="@((int)context.Variables["n"] * 2)"/></fragment>' },
    },
    want: { variables: { n: 2, m: 4 } },
  },
  {
    fact: 'Named values are replaced inside fragments.',
    inbound: include,
    request: {
      fragments: { f: '<fragment><set-variable name="v" value="{{site}}"/></fragment>' },
      namedValues: { site: 'north' },
    },
    want: { variables: { v: 'north' } },
  },
  {
    fact: 'return-response in a fragment ends the request.',
    inbound: include + A,
    request: {
      fragments: { f: '<fragment><return-response><set-status code="204"/></return-response></fragment>' },
    },
    want: { status: 204, variables: {}, sent: [] },
  },
  {
    fact: 'A fragment that there is not is refused.',
    inbound: include,
    want: { faults: ['unknown-fragment'] },
  },
  {
    fact: 'A fragment includes no fragment.',
    inbound: include,
    request: { fragments: { f: '<fragment><include-fragment fragment-id="g"/></fragment>', g: '<fragment/>' } },
    want: { faults: ['not-in-fragment'] },
  },
  {
    fact: 'A fragment holds no <base/>.',
    inbound: include,
    request: { fragments: { f: '<fragment><base/></fragment>' } },
    want: { faults: ['not-in-fragment'] },
  },
  {
    fact: 'A fragment holds no cache-lookup.',
    inbound: include,
    request: {
      fragments: {
        f: '<fragment><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/></fragment>',
      },
    },
    want: { faults: ['not-in-fragment'] },
  },
  {
    fact: 'What a fragment holds has to be allowed where it is included.',
    outbound: include,
    request: { fragments: { f: '<fragment><rewrite-uri template="/x"/></fragment>' } },
    want: { faults: ['wrong-section'] },
  },
]);

conform('named values', namedValues, [
  {
    fact: 'A named value can be a whole attribute.',
    inbound: '<set-variable name="v" value="{{key}}"/>',
    request: { namedValues: { key: 'secret-1' } },
    want: { variables: { v: 'secret-1' } },
  },
  {
    fact: 'A named value can be part of an attribute, and several can.',
    inbound: '<set-variable name="v" value="https://{{host}}/{{path}}"/>',
    request: { namedValues: { host: 'a.example.com', path: 'x' } },
    want: { variables: { v: 'https://a.example.com/x' } },
  },
  {
    fact: 'A named value can stand in the text of an element.',
    inbound: '<set-header name="X-A"><value>{{key}}</value></set-header>',
    request: { namedValues: { key: 'k1' } },
    want: { sent: [{ header: { 'X-A': 'k1' } }] },
  },
  {
    fact: 'A named value is replaced inside an expression.',
    inbound: '<set-variable name="v" value="@("{{a}}" + {{b}})"/>',
    request: { namedValues: { a: 'x', b: '40 + 2' } },
    want: { variables: { v: 'x402' } },
  },
  {
    fact: 'A named value that is an expression is evaluated.',
    inbound: '<set-variable name="v" value="{{how}}"/>',
    request: { namedValues: { how: '@(context.Request.Method.ToLower())' } },
    want: { variables: { v: 'get' } },
  },
  {
    fact: 'A named value that is an expression is evaluated in the text of an element too.',
    inbound: '<set-header name="X-A"><value>{{how}}</value></set-header>',
    request: { namedValues: { how: '@((1 + 1).ToString())' } },
    want: { sent: [{ header: { 'X-A': '2' } }] },
  },
  {
    fact: 'An expression in a named value may have quotes.',
    inbound: '<set-variable name="v" value="{{how}}"/>',
    request: { namedValues: { how: '@(context.Request.Headers.GetValueOrDefault("X-A", "none"))' } },
    want: { variables: { v: 'none' } },
  },
  {
    fact: 'A named value may stand between the quotes of a string in an expression.',
    inbound:
      '<choose><when condition="@(context.Request.Method == "{{method}}")"><set-variable name="v" value="in"/></when></choose>',
    request: { namedValues: { method: 'GET' } },
    want: { variables: { v: 'in' } },
  },
  {
    fact: 'A named value may be part of the text of a body.',
    outbound: '<set-body>{"site":"{{site}}"}</set-body>',
    request: { namedValues: { site: 'north' } },
    want: { body: '{"site":"north"}' },
  },
  {
    fact: 'In a Liquid template other braces stay those of Liquid.',
    doc: policyPage('set-body'),
    outbound: '<set-body template="liquid">{{site}} {{body.a}}</set-body>',
    request: {
      namedValues: { site: 'north' },
      backend: [{ headers: { 'Content-Type': 'application/json' }, body: '{"a":"b"}' }],
    },
    want: { body: 'north b' },
  },
  {
    fact: 'What stands in a named value is not replaced again.',
    inbound: '<set-variable name="v" value="{{outer}}"/>',
    request: { namedValues: { outer: '[{{inner}}]', inner: 'no' } },
    want: { variables: { v: '[{{inner}}]' } },
  },
  {
    fact: 'Names may have letters, digits, dots, hyphens and underscores.',
    inbound: '<set-variable name="v" value="{{a.B-c_9}}"/>',
    request: { namedValues: { 'a.B-c_9': 'found' } },
    want: { variables: { v: 'found' } },
  },
  {
    fact: 'A named value that there is not is refused.',
    inbound: '<set-variable name="v" value="{{nobody}}"/>',
    want: { faults: ['unknown-named-value'] },
  },
  {
    fact: 'A number from a named value is a number where one is wanted.',
    inbound: '<rate-limit-by-key calls="{{calls}}" renewal-period="60" counter-key="k"/>',
    request: { namedValues: { calls: '1' }, repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 429 }],
  },
  {
    fact: 'A condition can come from a named value.',
    inbound: '<choose><when condition="{{on}}"><set-variable name="v" value="in"/></when></choose>',
    request: { namedValues: { on: 'true' } },
    want: { variables: { v: 'in' } },
  },
  {
    fact: 'A named value in the address of a backend.',
    inbound: '<set-backend-service base-url="https://{{host}}/v1"/>',
    request: { namedValues: { host: 'b.example.com' } },
    want: { sent: [{ url: 'https://b.example.com/v1/orders/1' }] },
  },
]);
