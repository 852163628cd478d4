import { conform, pages, policyPage } from './conformance.ts';
import type { CaseRequest } from './conformance.ts';

const lookup = (attributes = '', inside = ''): string =>
  `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" ${attributes}>${inside}</cache-lookup>`;
const store = '<cache-store duration="60"/>';
const url = 'https://api.example.com/orders/1';
const twice = (everyMs = 1000): CaseRequest => ({
  repeat: { times: 2, everyMs },
  backend: [{ body: 'first', headers: { 'X-N': '1' } }, { body: 'second' }],
});
const isHit = [
  { body: 'first', sent: [{}] },
  { body: 'first', sent: [] },
];
const isMiss = [
  { body: 'first', sent: [{}] },
  { body: 'second', sent: [{}] },
];

conform('cache-lookup and cache-store', policyPage('cache-lookup'), [
  {
    fact: 'What was stored answers the next request, and the backend is not called.',
    inbound: lookup(),
    outbound: store,
    request: twice(),
    want: isHit,
  },
  {
    fact: 'Status, headers and body come from the cache.',
    inbound: lookup(),
    outbound: store,
    request: twice(),
    want: [{}, { status: 200, header: { 'X-N': '1' }, body: 'first' }],
  },
  {
    fact: 'After its duration it is gone.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: store,
    request: twice(60_000),
    want: isMiss,
  },
  {
    fact: 'Until its duration it is there.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: store,
    request: twice(59_999),
    want: isHit,
  },
  { fact: 'Without cache-lookup nothing is stored.', outbound: store, request: twice(), want: isMiss },
  { fact: 'Without cache-store nothing is found.', inbound: lookup(), request: twice(), want: isMiss },
  {
    fact: 'Other methods than GET are not cached.',
    inbound: lookup(),
    outbound: store,
    request: { ...twice(), method: 'POST' },
    want: isMiss,
  },
  {
    fact: 'HEAD is not cached.',
    inbound: lookup(),
    outbound: store,
    request: { ...twice(), method: 'HEAD' },
    want: isMiss,
  },
  {
    fact: 'Requests with Authorization are not cached.',
    inbound: lookup(),
    outbound: store,
    request: { ...twice(), headers: { Authorization: 'Bearer x' } },
    want: isMiss,
  },
  {
    fact: 'With allow-private-response-caching they are.',
    inbound: lookup('allow-private-response-caching="true"'),
    outbound: store,
    request: { ...twice(), headers: { Authorization: 'Bearer x' } },
    want: isHit,
  },
  {
    fact: 'What follows cache-lookup in inbound does not run on a hit.',
    inbound: `${lookup()}<set-variable name="ran" value="1"/>`,
    outbound: store,
    request: twice(),
    want: [{ variables: { ran: '1' } }, { variables: {} }],
  },
  {
    fact: 'What is stored is the response as it stands at cache-store.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: `<set-body>@("[" + context.Response.Body.As<string>() + "]")</set-body>${store}<set-header name="X-After"><value>1</value></set-header>`,
    settings: { outboundAfterCacheHit: false },
    request: twice(),
    want: [
      { body: '[first]', header: { 'X-After': '1' } },
      { body: '[first]', header: { 'X-After': null } },
    ],
  },
  {
    fact: 'On a hit the policies of outbound run on what was stored.',
    inbound: lookup(),
    outbound: `${store}<set-header name="X-Out"><value>@(context.Response.Body.As<string>(true))</value></set-header>`,
    request: twice(),
    want: [{ header: { 'X-Out': 'first' } }, { body: 'first', header: { 'X-Out': 'first' }, sent: [] }],
  },
  {
    fact: 'On a hit cache-store does not store again.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: store,
    request: { ...twice(40_000), repeat: { times: 3, everyMs: 40_000 } },
    want: [{ body: 'first' }, { body: 'first' }, { body: 'second' }],
  },
  {
    fact: 'Responses other than 200 are not stored.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: store,
    request: { ...twice(), backend: [{ status: 404, body: 'first' }, { body: 'second' }] },
    want: [{ status: 404 }, { status: 200, body: 'second' }],
  },
  {
    fact: 'With cache-response of true every response is stored.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: '<cache-store duration="60" cache-response="true"/>',
    request: { ...twice(), backend: [{ status: 404, body: 'first' }, { body: 'second' }] },
    want: [{ status: 404 }, { status: 404, body: 'first', sent: [] }],
  },
  {
    fact: 'With cache-response of false nothing is stored.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: '<cache-store duration="60" cache-response="@(context.Response.StatusCode == 201)"/>',
    request: twice(),
    want: isMiss,
  },
  {
    fact: 'duration may be an expression.',
    doc: policyPage('cache-store'),
    inbound: lookup(),
    outbound: '<cache-store duration="@(5 * 2)"/>',
    request: { ...twice(), repeat: { times: 3, everyMs: 6000 } },
    want: [{ body: 'first' }, { body: 'first' }, { body: 'second' }],
  },
  {
    fact: 'On a miss the backend gets no caching headers of the caller, so that it answers in full.',
    inbound: lookup(),
    outbound: store,
    request: { headers: { 'Cache-Control': 'no-cache', 'If-None-Match': '"1"', 'If-Modified-Since': 'x', 'X-A': '1' } },
    want: {
      sent: [{ header: { 'Cache-Control': null, 'If-None-Match': null, 'If-Modified-Since': null, 'X-A': '1' } }],
    },
  },
  {
    fact: 'cache-lookup says whom it varies by.',
    inbound: '<cache-lookup/>',
    want: { faults: ['missing-attribute', 'missing-attribute'] },
  },
  {
    fact: 'cache-lookup may stand in a section once.',
    inbound: lookup() + lookup(),
    want: { faults: ['more-than-once'] },
  },
  { fact: 'cache-lookup is not for outbound.', outbound: lookup(), want: { faults: ['wrong-section'] } },
  { fact: 'cache-store is not for inbound.', inbound: store, want: { faults: ['wrong-section'] } },
]);

/** The second request has another value of the header than the first one. */
const differ =
  '<cache-lookup-value key="n" variable-name="n" default-value="@(0)"/><cache-store-value key="n" value="@((int)context.Variables["n"] + 1)" duration="600"/><set-header name="X-V"><value>@(context.Variables["n"].ToString())</value></set-header>';

conform('what cache-lookup varies by', policyPage('cache-lookup'), [
  {
    fact: 'A header that is not listed does not matter.',
    inbound: differ + lookup(),
    outbound: store,
    request: twice(),
    want: isHit,
  },
  {
    fact: 'A header that is listed does.',
    inbound: differ + lookup('', '<vary-by-header>X-V</vary-by-header>'),
    outbound: store,
    request: twice(),
    want: isMiss,
  },
  {
    fact: 'A list may have semicolons.',
    inbound: differ + lookup('', '<vary-by-header>Accept;X-V</vary-by-header>'),
    outbound: store,
    request: twice(),
    want: isMiss,
  },
]);

const set = '<cache-store-value key="k" value="@("kept")" duration="60"/>';
const look = (attributes = ''): string => `<cache-lookup-value key="k" variable-name="v" ${attributes}/>`;

conform('values in the cache', policyPage('cache-lookup-value'), [
  { fact: 'A value that was stored is found.', inbound: set + look(), want: { variables: { v: 'kept' } } },
  {
    fact: 'It is found by later requests.',
    inbound: look(),
    outbound: set,
    request: twice(),
    want: [{ variables: {} }, { variables: { v: 'kept' } }],
  },
  {
    fact: 'After its duration it is gone.',
    doc: policyPage('cache-store-value'),
    inbound: look(),
    outbound: set,
    request: twice(60_000),
    want: [{ variables: {} }, { variables: {} }],
  },
  {
    fact: 'Without a value the variable has the default.',
    inbound: look('default-value="none"'),
    want: { variables: { v: 'none' } },
  },
  {
    fact: 'The default may be an expression.',
    inbound: look('default-value="@(41 + 1)"'),
    want: { variables: { v: 42 } },
  },
  {
    fact: 'Without a default the variable is not there.',
    inbound: `${look()}<set-variable name="has" value="@(context.Variables.ContainsKey("v"))"/>`,
    want: { variables: { has: false } },
  },
  {
    fact: 'A value keeps its type.',
    inbound: `<cache-store-value key="k" value="@(JObject.Parse("{\\"a\\":1}"))" duration="60"/>${look()}<set-variable name="a" value="@((int)((JObject)context.Variables["v"])["a"])"/>`,
    want: { variables: { v: { a: 1 }, a: 1 } },
  },
  {
    fact: 'Keys are told apart.',
    inbound: '<cache-store-value key="other" value="x" duration="60"/>' + look(),
    want: { variables: {} },
  },
  {
    fact: 'A key may be an expression.',
    inbound:
      '<cache-store-value key="@("k" + context.Request.Method)" value="x" duration="60"/><cache-lookup-value key="kGET" variable-name="v"/>',
    want: { variables: { v: 'x' } },
  },
  {
    fact: 'A value can be replaced.',
    inbound: `${set}<cache-store-value key="k" value="new" duration="60"/>${look()}`,
    want: { variables: { v: 'new' } },
  },
  {
    fact: 'A value can be removed.',
    doc: policyPage('cache-remove-value'),
    inbound: `${set}<cache-remove-value key="k"/>${look()}`,
    want: { variables: {} },
  },
  {
    fact: 'Removing what is not there is no error.',
    doc: policyPage('cache-remove-value'),
    inbound: '<cache-remove-value key="k"/>',
    want: { status: 200, lastError: null },
  },
  {
    fact: 'Values may be used in every section.',
    onError: set + look(),
    inbound: '<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
    want: { status: 400, variables: { v: 'kept' } },
  },
  {
    fact: 'Values and responses are apart.',
    doc: `${pages}/api-management-howto-cache`,
    inbound: set + lookup(),
    outbound: store,
    request: { url, ...twice() },
    want: isHit,
  },
]);

conform('caches on the way', policyPage('cache-lookup'), [
  {
    fact: 'public allows every cache on the way to keep the response as long.',
    inbound: lookup('downstream-caching-type="public" must-revalidate="false"'),
    outbound: store,
    want: { header: { 'Cache-Control': 'public, max-age=60' } },
  },
  {
    fact: 'private allows that of the caller alone.',
    inbound: lookup('downstream-caching-type="private" must-revalidate="false"'),
    outbound: store,
    want: { header: { 'Cache-Control': 'private, max-age=60' } },
  },
  {
    fact: 'must-revalidate, the default, is said too.',
    inbound: lookup('downstream-caching-type="public"'),
    outbound: store,
    want: { header: { 'Cache-Control': 'public, max-age=60, must-revalidate' } },
  },
  {
    fact: 'caching-type may be one of three.',
    inbound: lookup('caching-type="elsewhere"'),
    want: { faults: ['wrong-value'] },
  },
]);
