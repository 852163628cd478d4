import { conform, pages, policyPage } from './conformance.ts';
import type { Case, CaseRequest, Documents, Want } from './conformance.ts';

/** What the gateway does before policies run: it looks for the operation, then at the subscription key. */

const errors = `${pages}/api-management-error-handling-policies`;
const subscriptions = `${pages}/api-management-subscriptions`;
const origin = 'https://api.example.com';

const step = (letter: string): string =>
  `<set-variable name="steps" value="@(context.Variables.GetValueOrDefault("steps", "") + "${letter}")"/>`;

/** A document at each scope, whose on-error has its letter and then those of the broader scopes. */
const handlers: Documents = {
  global: { backend: '<forward-request/>', onError: step('G') },
  product: { backend: '<base/>', onError: `${step('P')}<base/>` },
  api: { backend: '<base/>', onError: `${step('A')}<base/>` },
  operation: { backend: '<base/>', onError: `${step('O')}<base/>` },
};

const api = { id: 'orders', name: 'Orders', path: 'shop/orders', serviceUrl: 'https://b.internal' };
const operation = { id: 'get', name: 'Get', method: 'GET', urlTemplate: '/{id}' };
const at = (path: string, more: CaseRequest = {}): CaseRequest => ({
  api,
  operation,
  url: `${origin}${path}`,
  ...more,
});
const notFound: Want = {
  status: 404,
  body: '{ "statusCode": 404, "message": "Resource not found" }',
  sent: [],
  lastError: { reason: 'OperationNotFound' },
};
const found = (url: string): Want => ({ status: 200, sent: [{ url: `https://b.internal${url}` }], lastError: null });

conform('matching of an operation', `${pages}/add-api-manually`, [
  { fact: 'A URL of the API and its template is found.', request: at('/shop/orders/1'), want: found('/1') },
  { fact: 'Letters of the path may be in either case.', request: at('/SHOP/Orders/A'), want: found('/A') },
  { fact: 'A slash at the end makes no difference.', request: at('/shop/orders/1/'), want: found('/1/') },
  { fact: 'What is percent-encoded is the same.', request: at('/sh%6Fp/orders/1'), want: found('/1') },
  { fact: 'Parameters of the query are of no concern.', request: at('/shop/orders/1?a=b'), want: found('/1?a=b') },
  { fact: 'Another path is that of no API.', request: at('/shop/other/1'), want: notFound },
  { fact: 'A path that only begins like that of the API is another.', request: at('/shop/ordersx/1'), want: notFound },
  { fact: 'A parameter takes one segment.', request: at('/shop/orders/1/2'), want: notFound },
  { fact: 'A parameter takes something.', request: at('/shop/orders/'), want: notFound },
  { fact: 'Another method is another operation.', request: at('/shop/orders/1', { method: 'POST' }), want: notFound },
  { fact: 'HEAD is a method of its own.', request: at('/shop/orders/1', { method: 'HEAD' }), want: notFound },
  {
    fact: 'The method * takes every method.',
    request: at('/shop/orders/1', { method: 'PATCH', operation: { ...operation, method: '*' } }),
    want: found('/1'),
  },
  {
    fact: 'An operation without a method has that of the request.',
    request: at('/shop/orders/1', { method: 'PATCH', operation: { id: 'o', urlTemplate: '/{id}' } }),
    want: found('/1'),
  },
  {
    fact: 'A wildcard takes the rest, and nothing too.',
    request: at('/shop/orders/all', { operation: { ...operation, urlTemplate: '/all/*' } }),
    want: found('/all'),
  },
  {
    fact: 'An API alone has an operation for everything under its path.',
    request: { api, url: `${origin}/shop/orders/a/b` },
    want: found('/a/b'),
  },
  {
    fact: 'Where a file describes no operation, a URL beside its API is one of its API, too.',
    request: { api, url: `${origin}/shop` },
    want: { status: 200, lastError: null, sent: [{}] },
  },
  {
    fact: 'An operation alone is under the root.',
    request: { operation, url: `${origin}/7` },
    want: { status: 200, sent: [{ url: `${origin}/7` }] },
  },
  { fact: 'And has its template there.', request: { operation, url: `${origin}/7/8` }, want: notFound },
  {
    fact: 'Where neither is told every URL is one of the API.',
    request: { method: 'PATCH', url: `${origin}/a//b?c` },
    want: { status: 200, sent: [{ url: `${origin}/a//b?c` }] },
  },
]);

const version = (more: object): NonNullable<CaseRequest['api']> => ({ ...api, version: 'v2', ...more });
const noVersion: Want = { status: 404, headers: {}, body: '', sent: [], lastError: { reason: 'OperationNotFound' } };

conform('versions and revisions', `${pages}/api-management-versions`, [
  {
    fact: 'A version in a header is asked for by that header.',
    request: at('/shop/orders/1', {
      api: version({ versionHeaderName: 'Api-Version' }),
      headers: { 'api-version': 'V2' },
    }),
    want: found('/1'),
  },
  {
    fact: 'Without the header there is nothing, and nothing is said.',
    request: at('/shop/orders/1', { api: version({ versionHeaderName: 'Api-Version' }) }),
    want: noVersion,
  },
  {
    fact: 'Another version is another API.',
    request: at('/shop/orders/1', {
      api: version({ versionHeaderName: 'Api-Version' }),
      headers: { 'Api-Version': 'v1' },
    }),
    want: notFound,
  },
  {
    fact: 'A version in the query is asked for by its parameter.',
    request: at('/shop/orders/1?v=v2', { api: version({ versionQueryName: 'v' }) }),
    want: found('/1?v=v2'),
  },
  {
    fact: 'Without the parameter there is nothing.',
    request: at('/shop/orders/1', { api: version({ versionQueryName: 'v' }) }),
    want: noVersion,
  },
  {
    fact: 'The API without a version answers who asks for none.',
    request: at('/shop/orders/1', { api: { ...api, versionHeaderName: 'Api-Version' } }),
    want: found('/1'),
  },
  {
    fact: 'A version in the path stands behind that of the API.',
    request: at('/shop/orders/v2/1', { api: version({}) }),
    want: found('/1'),
  },
  {
    fact: 'A preflight says no version in a header, so cors does not help.',
    doc: policyPage('cors'),
    inbound: '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>',
    request: at('/shop/orders/1', {
      method: 'OPTIONS',
      api: version({ versionHeaderName: 'Api-Version' }),
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET' },
    }),
    want: noVersion,
  },
  {
    fact: 'A revision is asked for behind the path of the API.',
    doc: `${pages}/api-management-revisions`,
    request: at('/shop/orders;rev=3/1', { api: { ...api, revision: '3' } }),
    want: found('/1'),
  },
  {
    fact: 'A revision that there is not is not found.',
    doc: `${pages}/api-management-revisions`,
    request: at('/shop/orders;rev=4/1', { api: { ...api, revision: '3' } }),
    want: notFound,
  },
]);

const known =
  '<set-body>@($"{context.Api?.Id}|{context.Operation?.Id}|{context.Product?.Id}|{context.Subscription?.Id}|{context.User?.Id}|{context.LastError.Source}|{context.Response.StatusCode}")</set-body>';
const caller: CaseRequest = { product: { id: 'p' }, user: { id: 'u' } };

conform('errors before policies in on-error', errors, [
  {
    fact: 'Where the operation is not known the global scope alone hears of it.',
    documents: handlers,
    request: at('/nothing', caller),
    want: { ...notFound, variables: { steps: 'G' }, lastError: { reason: 'OperationNotFound', scope: 'global' } },
  },
  {
    fact: 'So it is where only the operation is not known.',
    documents: handlers,
    request: at('/shop/orders/1/2', caller),
    want: { status: 404, variables: { steps: 'G' } },
  },
  {
    fact: 'Where the key is wanting the product is not known; API and operation are.',
    documents: handlers,
    request: at('/shop/orders/1', { ...caller, api: { ...api, subscriptionRequired: true } }),
    want: { status: 401, variables: { steps: 'OAG' }, sent: [], lastError: { scope: 'api', section: 'inbound' } },
  },
  {
    fact: 'on-error of an unknown operation knows neither API nor caller.',
    documents: { global: { onError: known } },
    request: at('/nothing', { ...caller, subscription: { id: 's' } }),
    want: { status: 404, body: '|||||configuration|404' },
  },
  {
    fact: 'on-error of a wanting key knows the API and its operation.',
    onError: known,
    request: at('/shop/orders/1', { ...caller, api: { ...api, subscriptionRequired: true } }),
    want: { status: 401, body: 'orders|get||||authorization|401' },
  },
  {
    fact: 'on-error may answer in its own way.',
    documents: {
      global: {
        onError:
          '<choose><when condition="@(context.LastError.Reason == "OperationNotFound")"><return-response><set-status code="410"/></return-response></when></choose>',
      },
    },
    request: at('/nothing'),
    want: { status: 410, headers: {}, body: '', sent: [] },
  },
  {
    fact: 'on-error may change the response that is there.',
    onError: '<set-header name="WWW-Authenticate" exists-action="delete"/><set-status code="403"/>',
    request: at('/shop/orders/1', { api: { ...api, subscriptionRequired: true } }),
    want: { status: 403, header: { 'WWW-Authenticate': null, 'Content-Type': 'application/json' } },
  },
  {
    fact: 'Policies of inbound and outbound do not run.',
    inbound: step('i'),
    outbound: step('o'),
    onError: step('e'),
    request: at('/shop/orders/1', { api: { ...api, subscriptionRequired: true } }),
    want: { status: 401, variables: { steps: 'e' } },
  },
]);

const subscription = { id: 's', primaryKey: 'k1', secondaryKey: 'k2' };
const refused = (reason: 'SubscriptionKeyNotFound' | 'SubscriptionKeyInvalid'): Want => ({
  status: 401,
  sent: [],
  lastError: { source: 'authorization', reason },
});
const key = (value: string): CaseRequest => ({ headers: { 'ocp-apim-subscription-key': value } });
const keyed = (required: boolean, more: CaseRequest, path = ''): CaseRequest =>
  at(`/shop/orders/1${path}`, { api: { ...api, subscriptionRequired: required }, ...more });

function keyCase(fact: string, request: CaseRequest, want: Want): Case {
  return { fact, request, want };
}

conform('subscription keys', subscriptions, [
  keyCase('The primary key opens the API.', keyed(true, { subscription, ...key('k1') }), found('/1')),
  keyCase('The secondary key opens it too.', keyed(true, { subscription, ...key('k2') }), found('/1')),
  keyCase('Another key does not.', keyed(true, { subscription, ...key('k3') }), refused('SubscriptionKeyInvalid')),
  keyCase('A key may be in the query.', keyed(true, { subscription }, '?subscription-key=k1'), {
    status: 200,
    lastError: null,
  }),
  keyCase(
    'The header goes before the query.',
    keyed(true, { subscription, ...key('k3') }, '?subscription-key=k1'),
    refused('SubscriptionKeyInvalid'),
  ),
  keyCase('An empty key is none.', keyed(true, key('')), refused('SubscriptionKeyNotFound')),
  keyCase(
    'A subscription that is not active opens nothing.',
    keyed(true, { subscription: { ...subscription, state: 'suspended' }, ...key('k1') }),
    refused('SubscriptionKeyInvalid'),
  ),
  keyCase('A subscription without its key in the request is that of the caller.', keyed(true, { subscription }), {
    status: 200,
  }),
  keyCase('An API that requires no subscription takes requests without a key.', keyed(false, {}), found('/1')),
  keyCase('And refuses a key that opens nothing.', keyed(false, key('x')), refused('SubscriptionKeyInvalid')),
  {
    fact: 'Unless it is told to let such requests in.',
    settings: { refusesUnneededKeys: false },
    request: keyed(false, key('x')),
    want: found('/1'),
  },
  keyCase(
    'An open product takes requests without a key, and is their product.',
    keyed(true, { product: { id: 'p', subscriptionRequired: false } }),
    { status: 200 },
  ),
  keyCase(
    'A product that requires a subscription does not.',
    keyed(true, { product: { id: 'p', subscriptionRequired: true } }),
    refused('SubscriptionKeyNotFound'),
  ),
  keyCase('Where nothing is said of subscriptions a key is a header like others.', at('/shop/orders/1', key('x')), {
    ...found('/1'),
    sent: [{ url: 'https://b.internal/1', header: { 'Ocp-Apim-Subscription-Key': 'x' } }],
  }),
  {
    fact: 'The names of the key are those of the API, in the challenge too.',
    request: at('/shop/orders/1', {
      api: { ...api, subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'X-Key', query: 'key' } },
      ...key('k1'),
    }),
    want: {
      ...refused('SubscriptionKeyNotFound'),
      header: {
        'WWW-Authenticate':
          'AzureApiManagementKey realm="https://api.example.com/shop/orders",name="X-Key",type="header"',
      },
    },
  },
  {
    fact: 'A preflight needs no key.',
    doc: policyPage('cors'),
    inbound: '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>',
    request: keyed(true, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET' },
    }),
    want: { status: 200, header: { 'Access-Control-Allow-Origin': '*' }, sent: [], lastError: null },
  },
  {
    fact: 'Where no cors answers it, a preflight is a request for an operation that there is not.',
    doc: policyPage('cors'),
    request: keyed(true, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET' },
    }),
    want: notFound,
  },
]);

const address = 'https://x.example.com/';
const ask = (more = ''): string =>
  `<send-request mode="new" response-variable-name="r" ${more}><set-url>${address}</set-url><set-method>GET</set-method></send-request>`;
const gone = (source: string, more: object = {}): NonNullable<Want['lastError']> => ({
  source,
  reason: 'ClientConnectionFailure',
  message: 'The operation was canceled.',
  ...more,
});

conform('a client that goes away', errors, [
  {
    fact: 'What it waited for ends with it, wherever that is.',
    inbound: ask(),
    request: { clientGoneAtMs: 50, http: { [address]: { delayMs: 100 } } },
    want: {
      elapsedMs: 50,
      sent: [],
      http: [{}],
      lastError: gone('send-request', { section: 'inbound', scope: 'api' }),
    },
  },
  {
    fact: 'on-error runs, to report it; no time is too much there.',
    backend: '<forward-request/>',
    onError: `${step('e')}${ask()}`,
    outbound: step('o'),
    request: { clientGoneAtMs: 50, backend: [{ delayMs: 100 }], http: { [address]: { delayMs: 30 } } },
    want: { elapsedMs: 80, http: [{ atMs: 50 }], lastError: gone('forward-request', { section: 'backend' }) },
  },
  {
    fact: 'ignore-error does not keep a request going that nobody waits for.',
    inbound: ask('ignore-error="true"') + step('i'),
    request: { clientGoneAtMs: 50, http: { [address]: { delayMs: 100 } } },
    want: { variables: {}, sent: [], lastError: gone('send-request') },
  },
  {
    fact: 'retry tries no more.',
    backend: '<retry condition="@(true)" count="9" interval="1"><forward-request/></retry>',
    request: { clientGoneAtMs: 1500, backend: [{ status: 500, delayMs: 1000 }] },
    want: { sent: [{ atMs: 0 }], elapsedMs: 1500, lastError: gone('retry') },
  },
  {
    fact: 'Nor does it after the failure itself.',
    backend: '<retry condition="@(true)" count="9" interval="1"><forward-request/></retry>',
    request: { clientGoneAtMs: 500, backend: [{ status: 500, delayMs: 1000 }] },
    want: { sent: [{ atMs: 0 }], elapsedMs: 500, lastError: gone('forward-request', { path: 'retry[1]' }) },
  },
  {
    fact: 'Branches of wait end together.',
    inbound: `<wait for="all">${ask()}<cache-lookup-value key="k" variable-name="c"/></wait>`,
    request: { clientGoneAtMs: 50, http: { [address]: { delayMs: 100 } } },
    want: { elapsedMs: 50, sent: [], lastError: gone('send-request') },
  },
  {
    fact: 'After wait on-error has its time as well.',
    inbound: `<wait for="all">${ask()}<cache-lookup-value key="k" variable-name="c"/></wait>`,
    onError: ask() + step('e'),
    request: { clientGoneAtMs: 50, http: { [address]: [{ delayMs: 100 }, { delayMs: 70 }] } },
    want: { elapsedMs: 120, lastError: gone('send-request'), http: [{ atMs: 0 }, { atMs: 50 }] },
  },
  {
    fact: 'Who goes when one answer comes does not wait for the next.',
    inbound: ask(),
    request: { clientGoneAtMs: 100, http: { [address]: { delayMs: 100 } }, backend: [{ delayMs: 10 }] },
    want: { elapsedMs: 100, http: [{}], sent: [{ atMs: 100 }], lastError: gone('forward-request') },
  },
  {
    fact: 'Who has the response in time has not gone away.',
    request: { clientGoneAtMs: 100, backend: [{ delayMs: 100, body: 'fine' }] },
    want: { status: 200, body: 'fine', elapsedMs: 100, lastError: null },
  },
]);

const backends = {
  a: { url: 'https://a.internal' },
  b: { url: 'https://b.internal', breaker: 'open' },
  c: { url: 'https://c.internal' },
} as const;
const pool = (...members: readonly { readonly id: string; readonly priority?: number }[]): CaseRequest => ({
  backends: { ...backends, pool: { pool: members } },
  repeat: { times: 2, everyMs: 1000 },
});
const to = (host: string): Want => ({ status: 200, sent: [{ url: `https://${host}.internal/orders/1` }] });
const toPool = '<set-backend-service backend-id="pool"/>';

conform('circuit breakers of a pool', `${pages}/backends`, [
  {
    fact: 'A member whose circuit breaker is open has no turn.',
    inbound: toPool,
    request: pool({ id: 'a' }, { id: 'b' }),
    want: [to('a'), to('a')],
  },
  {
    fact: 'The next priority serves when all of the better one are out.',
    inbound: toPool,
    request: pool({ id: 'b', priority: 1 }, { id: 'c', priority: 2 }),
    want: [to('c'), to('c')],
  },
  {
    fact: 'A worse priority has no turn while a better one serves.',
    inbound: toPool,
    request: pool({ id: 'a', priority: 1 }, { id: 'b', priority: 1 }, { id: 'c', priority: 2 }),
    want: [to('a'), to('a')],
  },
  {
    fact: 'retry may go to another backend.',
    backend:
      '<retry condition="@(context.LastError != null)" count="1" interval="1"><choose><when condition="@(context.LastError == null && context.Variables.ContainsKey("again"))"><set-backend-service backend-id="a"/><forward-request/></when><otherwise><set-variable name="again" value="1"/><set-backend-service backend-id="b"/><forward-request/></otherwise></choose></retry>',
    request: { backends },
    want: { ...to('a'), elapsedMs: 1000, lastError: null },
  },
]);
