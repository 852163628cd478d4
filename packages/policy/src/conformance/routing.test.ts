import { conform, pages, policyPage } from './conformance.ts';

const host = 'https://api.example.com';
const backendBase = 'https://b.example.com';
const operation = (urlTemplate: string): { readonly id: string; readonly urlTemplate: string } => ({
  id: 'op',
  urlTemplate,
});
const rewrite = (template: string, copy?: boolean): string =>
  `<rewrite-uri template="${template}"${copy === undefined ? '' : ` copy-unmatched-params="${copy}"`}/>`;

conform('rewrite-uri', policyPage('rewrite-uri'), [
  {
    fact: 'What the template of the operation does not have is copied to the query.',
    inbound: rewrite('/put', true),
    request: { url: `${host}/get?a=b&c=d`, operation: operation('/get?a={b}') },
    want: { sent: [{ url: `${host}/put?c=d` }] },
  },
  {
    fact: 'With copy-unmatched-params of false nothing is copied.',
    inbound: rewrite('/put', false),
    request: { url: `${host}/get?a=b&c=d`, operation: operation('/get?a={b}') },
    want: { sent: [{ url: `${host}/put` }] },
  },
  {
    fact: 'A parameter of the operation can stand in the new query, and the others are copied.',
    inbound: rewrite('/put?a={b}', true),
    request: { url: `${host}/get?a=b&c=d`, operation: operation('/get?a={b}') },
    want: { sent: [{ url: `${host}/put?a=b&c=d` }] },
  },
  {
    fact: 'copy-unmatched-params is true where it is left out.',
    inbound: rewrite('/put'),
    request: { url: `${host}/get?c=d`, operation: operation('/get') },
    want: { sent: [{ url: `${host}/put?c=d` }] },
  },
  {
    fact: 'Parameters of the path take their places in the new one.',
    inbound: rewrite('/v2/{store}/items/{id}'),
    request: { url: `${host}/stores/7/orders/x1`, operation: operation('/stores/{store}/orders/{id}') },
    want: { sent: [{ url: `${host}/v2/7/items/x1` }] },
  },
  {
    fact: 'Parameters of the path can become parameters of the query.',
    inbound: rewrite('/items?store={store}&amp;id={id}'),
    request: { url: `${host}/stores/7/orders/x1`, operation: operation('/stores/{store}/orders/{id}') },
    want: { sent: [{ url: `${host}/items?store=7&id=x1` }] },
  },
  {
    fact: 'The template may be an expression.',
    inbound: '<rewrite-uri template="@("/v" + (1 + 1) + "/orders")"/>',
    request: { url: `${host}/orders`, operation: operation('/orders') },
    want: { sent: [{ url: `${host}/v2/orders` }] },
  },
  {
    fact: 'The path is that behind the base URL of the backend.',
    inbound: `<set-backend-service base-url="${backendBase}/base"/>${rewrite('/new')}`,
    want: { sent: [{ url: `${backendBase}/base/new` }] },
  },
  {
    fact: 'context.Request.Url.Path is the new one, that of OriginalUrl the old one.',
    inbound: `${rewrite('/new')}<set-variable name="v" value="@(context.Request.Url.Path + " " + context.Request.OriginalUrl.Path)"/>`,
    want: { variables: { v: '/new /orders/1' } },
  },
  {
    fact: 'A copied parameter keeps all of its values.',
    inbound: rewrite('/put'),
    request: { url: `${host}/get?c=1&c=2`, operation: operation('/get') },
    want: { sent: [{ url: `${host}/put?c=1&c=2` }] },
  },
  {
    fact: 'set-query-parameter afterwards changes the new URL.',
    inbound: `${rewrite('/put', false)}<set-query-parameter name="x"><value>1</value></set-query-parameter>`,
    request: { url: `${host}/get?c=1`, operation: operation('/get') },
    want: { sent: [{ url: `${host}/put?x=1` }] },
  },
  { fact: 'It is for inbound alone.', outbound: rewrite('/x'), want: { faults: ['wrong-section'] } },
]);

const minute = 60_000;
const internal = 'Internal server error';

conform('forward-request', policyPage('forward-request'), [
  {
    fact: 'Method, path, query, headers and body go to the backend.',
    request: {
      method: 'PUT',
      url: `${host}/orders/1?a=1`,
      headers: { 'X-A': '1', 'Content-Type': 'text/plain' },
      body: 'b',
    },
    want: {
      sent: [
        { method: 'PUT', url: `${host}/orders/1?a=1`, header: { 'X-A': '1', 'Content-Type': 'text/plain' }, body: 'b' },
      ],
    },
  },
  {
    fact: 'A query goes on as it came, however it is written.',
    request: { url: `${host}/orders/1?flag&q=a+b&t=10:30&$filter=x%20eq%20'1'&a[]=%2f&e=` },
    want: { sent: [{ url: `${host}/orders/1?flag&q=a+b&t=10:30&$filter=x%20eq%20'1'&a[]=%2f&e=` }] },
  },
  {
    fact: 'A policy that sets one parameter leaves the others as they came.',
    doc: policyPage('set-query-parameter'),
    inbound: '<set-query-parameter name="t"><value>10:30</value></set-query-parameter>',
    request: { url: `${host}/orders/1?q=a+b&t=1` },
    want: { sent: [{ url: `${host}/orders/1?q=a+b&t=10%3A30` }] },
  },
  {
    fact: 'A parameter of the path is read decoded, and goes into another path encoded.',
    doc: policyPage('rewrite-uri'),
    inbound: `<set-variable name="v" value="@(context.Request.MatchedParameters["id"])"/>${rewrite('/x/{id}')}`,
    request: { url: `${host}/orders/a%20b`, operation: operation('/orders/{id}') },
    want: { variables: { v: 'a b' }, sent: [{ url: `${host}/x/a%20b` }] },
  },
  {
    fact: 'Status, reason, headers and body come back.',
    request: { backend: [{ status: 404, reason: 'Nope', headers: { 'X-B': '2' }, body: 'gone' }] },
    want: { status: 404, reason: 'Nope', headers: { 'X-B': '2' }, body: 'gone' },
  },
  {
    fact: 'It waits 300 seconds unless it says otherwise.',
    request: { backend: [{ delayMs: 299_000, body: 'late' }] },
    want: { status: 200, body: 'late', elapsedMs: 299_000 },
  },
  {
    fact: 'After 300 seconds it gives up.',
    request: { backend: [{ delayMs: 301_000 }] },
    want: { status: 500, elapsedMs: 5 * minute, lastError: { reason: 'Timeout' } },
  },
  {
    fact: 'timeout says the seconds.',
    backend: '<forward-request timeout="20"/>',
    request: { backend: [{ delayMs: 21_000 }] },
    want: { status: 500, elapsedMs: 20_000, lastError: { reason: 'Timeout', section: 'backend' } },
  },
  {
    fact: 'timeout-ms says the milliseconds.',
    backend: '<forward-request timeout-ms="1500"/>',
    request: { backend: [{ delayMs: 1501 }] },
    want: { status: 500, elapsedMs: 1500, lastError: { reason: 'Timeout' } },
  },
  {
    fact: 'timeout may be an expression.',
    backend: '<forward-request timeout="@(1 + 2)"/>',
    request: { backend: [{ delayMs: 9000 }] },
    want: { status: 500, elapsedMs: 3000 },
  },
  {
    fact: 'timeout and timeout-ms exclude each other.',
    backend: '<forward-request timeout="1" timeout-ms="5"/>',
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'A backend that cannot be reached gives a 500 that tells nothing.',
    onError: '<set-body>@((string)context.Response.Body.As<JObject>()["message"])</set-body>',
    request: { backend: [{ error: 'connect' }] },
    want: { status: 500, body: internal, lastError: { reason: 'BackendConnectionFailure' } },
  },
  {
    fact: 'on-error can tell a timeout from other errors.',
    backend: '<forward-request timeout="1"/>',
    onError:
      '<choose><when condition="@(context.LastError.Reason == "Timeout")"><return-response><set-status code="504" reason="Gateway Timeout"/></return-response></when></choose>',
    request: { backend: [{ error: 'timeout' }] },
    want: { status: 504, reason: 'Gateway Timeout', body: '' },
  },
  {
    fact: 'fail-on-error-status-code sends 400 and above to on-error, with the response of the backend.',
    backend: '<forward-request fail-on-error-status-code="true"/>',
    outbound: '<set-variable name="o" value="1"/>',
    onError: '<set-variable name="e" value="@(context.Response.StatusCode)"/>',
    request: { backend: [{ status: 404, headers: { 'X-B': '2' }, body: 'gone' }] },
    want: { status: 404, headers: { 'X-B': '2' }, body: 'gone', variables: { e: 404 } },
  },
  {
    fact: 'A status after a time-out is that status, whatever came before it.',
    backend:
      '<retry condition="@(context.LastError.Reason == "Timeout")" count="3" interval="1"><forward-request timeout="1" fail-on-error-status-code="true"/></retry>',
    request: { backend: [{ error: 'timeout' }, { status: 503, body: 'busy' }] },
    want: { status: 503, body: 'busy', lastError: { reason: 'BackendErrorStatusCode' } },
  },
  {
    fact: 'fail-on-error-status-code lets what is below 400 through.',
    backend: '<forward-request fail-on-error-status-code="true"/>',
    outbound: '<set-variable name="o" value="1"/>',
    request: { backend: [{ status: 304 }] },
    want: { status: 304, variables: { o: '1' }, lastError: null },
  },
  {
    fact: 'A redirect is passed on to the caller.',
    request: { backend: [{ status: 302, headers: { Location: `${host}/other` } }] },
    want: { status: 302, header: { Location: `${host}/other` }, sent: [{}] },
  },
  {
    fact: 'With follow-redirects the redirect is followed.',
    backend: '<forward-request follow-redirects="true"/>',
    request: { backend: [{ status: 302, headers: { Location: '/other?x=1' } }, { body: 'there' }] },
    want: { status: 200, body: 'there', sent: [{ url: `${host}/orders/1` }, { url: `${host}/other?x=1` }] },
  },
  {
    fact: 'follow-redirects may be an expression.',
    backend: '<forward-request follow-redirects="@(context.Request.Method == "POST")"/>',
    request: { backend: [{ status: 302, headers: { Location: '/other' } }] },
    want: { status: 302, sent: [{}] },
  },
  {
    fact: 'Without buffer-request-body the body cannot be sent again.',
    backend:
      '<retry condition="@(context.Response.StatusCode == 503)" count="1" interval="0"><forward-request/></retry>',
    request: { method: 'POST', body: 'b', backend: [{ status: 503 }, { status: 200 }] },
    want: { sent: [{ body: 'b' }, { body: '' }] },
  },
  {
    fact: 'Headers of the connection are not passed on.',
    request: { headers: { Connection: 'keep-alive', 'Keep-Alive': '5', TE: 'trailers', 'X-A': '1' } },
    want: { sent: [{ header: { Connection: null, 'Keep-Alive': null, TE: null, 'X-A': '1' } }] },
  },
  {
    fact: 'The key of the subscription goes to the backend unless it is removed.',
    doc: `${pages}/api-management-subscriptions`,
    inbound: '<set-header name="Ocp-Apim-Subscription-Key" exists-action="delete"/>',
    request: { headers: { 'Ocp-Apim-Subscription-Key': 'k' }, subscription: { id: 's' } },
    want: { sent: [{ header: { 'Ocp-Apim-Subscription-Key': null } }] },
  },
  { fact: 'It is not for outbound.', outbound: '<forward-request/>', want: { faults: ['wrong-section'] } },
  { fact: 'It is not for on-error.', onError: '<forward-request/>', want: { faults: ['wrong-section'] } },
]);

const backends = { one: { url: 'https://one.example.com/base' }, two: { url: 'https://two.example.com' } };
const setBackend = (attributes: string): string => `<set-backend-service ${attributes}/>`;

conform('set-backend-service', policyPage('set-backend-service'), [
  {
    fact: 'Path and query of the request are put behind base-url.',
    inbound: setBackend(`base-url="${backendBase}/api/v3"`),
    request: { url: `${host}/orders/1?a=1` },
    want: { sent: [{ url: `${backendBase}/api/v3/orders/1?a=1` }] },
  },
  {
    fact: 'base-url may be an expression.',
    inbound: setBackend(
      'base-url="@("https://" + context.Request.Headers.GetValueOrDefault("X-Region", "eu") + ".example.com")"',
    ),
    request: { headers: { 'X-Region': 'us' } },
    want: { sent: [{ url: 'https://us.example.com/orders/1' }] },
  },
  {
    fact: 'backend-id names a backend with its URL.',
    inbound: setBackend('backend-id="one"'),
    request: { backends },
    want: { sent: [{ url: 'https://one.example.com/base/orders/1' }] },
  },
  {
    fact: 'The last one that runs decides.',
    inbound: setBackend(`base-url="${backendBase}"`) + setBackend('base-url="https://c.example.com"'),
    want: { sent: [{ url: 'https://c.example.com/orders/1' }] },
  },
  {
    fact: 'It may stand in choose and route by what the request says.',
    inbound: `<choose><when condition="@(context.Request.Url.Query.GetValueOrDefault("version") == "2")">${setBackend('base-url="https://v2.example.com"')}</when><otherwise>${setBackend('base-url="https://v1.example.com"')}</otherwise></choose>`,
    request: { url: `${host}/orders/1?version=2` },
    want: { sent: [{ url: 'https://v2.example.com/orders/1?version=2' }] },
  },
  {
    fact: 'In backend it goes before forward-request.',
    backend: `<choose><when condition="@(true)">${setBackend(`base-url="${backendBase}"`)}<forward-request/></when></choose>`,
    want: { sent: [{ url: `${backendBase}/orders/1` }] },
  },
  {
    fact: 'backend-id of a broader scope is not overridden by base-url.',
    documents: {
      global: { inbound: setBackend('backend-id="one"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${setBackend(`base-url="${backendBase}"`)}` },
    },
    request: { backends },
    want: { sent: [{ url: 'https://one.example.com/base/orders/1' }] },
  },
  {
    fact: 'backend-id of a broader scope is overridden by another backend-id.',
    documents: {
      global: { inbound: setBackend('backend-id="one"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${setBackend('backend-id="two"')}` },
    },
    request: { backends },
    want: { sent: [{ url: 'https://two.example.com/orders/1' }] },
  },
  {
    fact: 'base-url of a broader scope is overridden by base-url.',
    documents: {
      global: { inbound: setBackend('base-url="https://g.example.com"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${setBackend(`base-url="${backendBase}"`)}` },
    },
    want: { sent: [{ url: `${backendBase}/orders/1` }] },
  },
  {
    fact: 'context.Request.Url has the host of the backend, OriginalUrl that of the gateway.',
    inbound: `${setBackend('base-url="http://b.example.com:8080/x"')}<set-variable name="v" value="@(context.Request.Url.Scheme + " " + context.Request.Url.Host + " " + context.Request.OriginalUrl.Host)"/>`,
    want: { variables: { v: 'http b.example.com api.example.com' } },
  },
  {
    fact: 'A backend that there is not is refused.',
    inbound: setBackend('backend-id="nobody"'),
    want: { faults: ['unknown-backend'] },
  },
  {
    fact: 'base-url and backend-id exclude each other.',
    inbound: setBackend('backend-id="one" base-url="https://x.example.com"'),
    request: { backends },
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'The API has a backend of its own: its service URL.',
    doc: `${pages}/backends`,
    request: {
      url: `${host}/shop/orders/1`,
      api: { id: 'shop', path: 'shop', serviceUrl: 'https://s.example.com/v1' },
    },
    want: { sent: [{ url: 'https://s.example.com/v1/orders/1' }] },
  },
  {
    fact: 'Members of a pool take turns.',
    doc: `${pages}/backends`,
    inbound: setBackend('backend-id="pool"'),
    request: {
      backends: { ...backends, pool: { pool: [{ id: 'one' }, { id: 'two' }] } },
      repeat: { times: 4, everyMs: 1 },
    },
    want: ['one', 'two', 'one', 'two'].map((id) => ({
      sent: [{ url: `https://${id}.example.com${id === 'one' ? '/base' : ''}/orders/1` }],
    })),
  },
  {
    fact: 'Members with a higher weight have more turns.',
    doc: `${pages}/backends`,
    inbound: setBackend('backend-id="pool"'),
    request: {
      backends: {
        ...backends,
        pool: {
          pool: [
            { id: 'one', weight: 2 },
            { id: 'two', weight: 1 },
          ],
        },
      },
      repeat: { times: 6, everyMs: 1 },
    },
    want: ['one', 'two', 'one', 'one', 'two', 'one'].map((id) => ({
      sent: [{ url: `https://${id}.example.com${id === 'one' ? '/base' : ''}/orders/1` }],
    })),
  },
  {
    fact: 'A pool of one member goes to that member.',
    doc: `${pages}/backends`,
    inbound: setBackend('backend-id="pool"'),
    request: {
      backends: { ...backends, pool: { pool: [{ id: 'one' }] } },
      repeat: { times: 2, everyMs: 1 },
    },
    want: [
      { sent: [{ url: 'https://one.example.com/base/orders/1' }] },
      { sent: [{ url: 'https://one.example.com/base/orders/1' }] },
    ],
  },
  {
    fact: 'The members of a pool with the best priority are used first.',
    doc: `${pages}/backends`,
    inbound: setBackend('backend-id="pool"'),
    request: {
      backends: {
        ...backends,
        pool: {
          pool: [
            { id: 'one', priority: 2 },
            { id: 'two', priority: 1 },
          ],
        },
      },
      repeat: { times: 3, everyMs: 1 },
    },
    want: Array.from({ length: 3 }, () => ({ sent: [{ url: 'https://two.example.com/orders/1' }] })),
  },
]);

conform('what goes over the wire', policyPage('forward-request'), [
  {
    fact: 'The Host that the caller named is that of the gateway, and is not passed on.',
    inbound: '<set-backend-service base-url="https://b.example.com"/>',
    request: { headers: { Host: 'api.example.com' } },
    want: { sent: [{ url: 'https://b.example.com/orders/1', header: { Host: null } }] },
  },
  {
    fact: 'Host is what set-header says, be it the one of the caller.',
    inbound:
      '<set-backend-service base-url="https://b.example.com"/><set-header name="Host"><value>@(context.Request.Headers["Host"][0])</value></set-header>',
    request: { headers: { Host: 'api.example.com' } },
    want: { sent: [{ url: 'https://b.example.com/orders/1', header: { Host: 'api.example.com' } }] },
  },
  {
    fact: 'The version of HTTP and buffers may be chosen.',
    backend: '<forward-request http-version="2or1" buffer-response="false" continue-timeout="5"/>',
    request: { backend: [{ body: 'b' }] },
    want: { status: 200, body: 'b' },
  },
  {
    fact: 'An unknown version of HTTP is refused.',
    backend: '<forward-request http-version="3"/>',
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'A proxy stands between gateway and backend.',
    doc: policyPage('proxy'),
    inbound: '<proxy url="http://proxy.example.com:8080" username="u" password="p"/>',
    want: { sent: [{ url: 'https://api.example.com/orders/1', proxy: 'http://proxy.example.com:8080' }] },
  },
  {
    fact: 'set-query-parameter may stand in backend.',
    doc: policyPage('set-query-parameter'),
    backend:
      '<choose><when condition="@(true)"><set-query-parameter name="q"><value>1</value></set-query-parameter><forward-request/></when></choose>',
    want: { sent: [{ url: 'https://api.example.com/orders/1?q=1' }] },
  },
]);
