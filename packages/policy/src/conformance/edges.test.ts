import { X509Certificate } from 'node:crypto';
import { clientPem } from '../testing/certificates.ts';
import { conform, pages, policyPage } from './conformance.ts';

const expressions = `${pages}/api-management-policy-expressions`;
const errors = `${pages}/api-management-error-handling-policies`;
const on503 = 'condition="@(context.Response.StatusCode == 503)"';
const at = (...ms: readonly number[]): readonly { readonly atMs: number }[] => ms.map((atMs) => ({ atMs }));
const refuse = (status: number): string =>
  `<check-header name="No" failed-check-httpcode="${status}" failed-check-error-message="m" ignore-case="true"/>`;
const address = 'https://x.example.com/check';
const get = `<set-url>${address}</set-url><set-method>GET</set-method>`;

conform('retry, further', policyPage('retry'), [
  {
    fact: 'The growing wait of the example begins with interval, and stops at the maximum.',
    backend: `<retry ${on503} count="3" interval="10" max-interval="17" delta="10"><forward-request/></retry>`,
    settings: { retryGrowth: 'doubleLessOne' },
    request: { backend: [{ status: 503 }] },
    want: { sent: at(0, 10_000, 27_000, 44_000) },
  },
  {
    fact: 'A failure whose condition does not hold is not tried again.',
    backend: `<retry ${on503} count="3" interval="1"><forward-request/></retry>`,
    request: { backend: [{ error: 'connect' }] },
    want: { status: 500, sent: at(0), lastError: { reason: 'BackendConnectionFailure' } },
  },
  {
    fact: 'A timeout can be retried: each try waits as long as it may.',
    backend:
      '<retry condition="@(context.LastError?.Reason == "Timeout")" count="2" interval="1"><forward-request timeout="3"/></retry>',
    request: { backend: [{ error: 'timeout' }, { body: 'up' }] },
    want: { status: 200, body: 'up', sent: at(0, 4000), elapsedMs: 4000 },
  },
  {
    fact: 'wait does not stand in retry.',
    inbound: `<retry condition="@(false)" count="1" interval="1"><wait><choose><when condition="@(true)"/></choose></wait></retry>`,
    want: { faults: ['unexpected-element'] },
  },
  {
    fact: 'retry may stand in retry: the repetitions multiply.',
    backend: `<retry ${on503} count="1" interval="10"><retry ${on503} count="1" interval="1"><forward-request/></retry></retry>`,
    request: { backend: [{ status: 503 }] },
    want: { sent: at(0, 1000, 11_000, 12_000) },
  },
  {
    fact: 'send-request may be retried.',
    inbound: `<retry condition="@(((IResponse)context.Variables["r"]).StatusCode == 503)" count="2" interval="5"><send-request mode="new" response-variable-name="r">${get}</send-request></retry>`,
    request: { http: { [address]: [{ status: 503 }, { status: 200 }] } },
    want: { status: 200, http: at(0, 5000), sent: at(5000) },
  },
  {
    fact: 'The fragment of a retry runs again.',
    backend: `<retry ${on503} count="1" interval="1"><include-fragment fragment-id="f"/></retry>`,
    request: { fragments: { f: '<fragment><forward-request/></fragment>' }, backend: [{ status: 503 }, {}] },
    want: { status: 200, sent: at(0, 1000) },
  },
]);

conform('errors, further', errors, [
  {
    fact: 'An error in on-error leaves the built-in 500.',
    inbound: refuse(403),
    onError: '<set-body>@((string)context.Variables["none"])</set-body>',
    want: { status: 500, lastError: { section: 'on-error' } },
  },
  {
    fact: 'A timeout tells the caller nothing of itself.',
    backend: '<forward-request timeout="1"/>',
    onError: '<set-body>@((string)context.Response.Body.As<JObject>()["message"])</set-body>',
    request: { backend: [{ error: 'timeout' }] },
    want: { status: 500, body: 'Internal server error' },
  },
  {
    fact: 'Inside wait an error of one branch is an error of the request.',
    inbound: `<wait for="all"><send-request mode="new" response-variable-name="r">${get}</send-request><cache-lookup-value key="k" variable-name="c" default-value="d"/></wait>`,
    request: { http: { [address]: { error: 'connect' } } },
    want: { status: 500, sent: [], lastError: { source: 'send-request', reason: 'BackendConnectionFailure' } },
  },
  {
    fact: 'set-method may stand in on-error.',
    inbound: refuse(403),
    onError: '<set-method>POST</set-method>',
    want: { status: 403 },
  },
  {
    fact: 'find-and-replace in on-error works on the built-in response.',
    inbound: refuse(403),
    onError: '<find-and-replace from="&quot;m&quot;" to="&quot;no&quot;"/>',
    want: { status: 403, body: '{ "statusCode": 403, "message": "no" }' },
  },
  {
    fact: 'choose in on-error may look at the source.',
    inbound: refuse(403),
    onError:
      '<choose><when condition="@(context.LastError.Source == "check-header")"><set-status code="404" reason="Hidden"/></when></choose>',
    want: { status: 404, reason: 'Hidden' },
  },
  {
    fact: 'Each predefined error of a limit can be told apart by its reason.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>',
    onError:
      '<choose><when condition="@(context.LastError.Reason == "RateLimitExceeded")"><return-response><set-status code="503"/></return-response></when></choose>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 503 }],
  },
  {
    fact: 'send-request in on-error can report.',
    inbound: refuse(403),
    onError: `<send-one-way-request mode="new"><set-url>${address}</set-url><set-method>POST</set-method><set-body>@(context.LastError.Message)</set-body></send-one-way-request>`,
    want: { status: 403, http: [{ body: 'Header No was not found in the request. Access denied.' }] },
  },
]);

const cors = (origin: string, attributes = ''): string =>
  `<cors ${attributes}><allowed-origins><origin>${origin}</origin></allowed-origins></cors>`;
const chain = {
  global: { inbound: cors('https://b.example.com'), backend: '<forward-request/>' },
  api: { inbound: `${cors('https://a.example.com', 'terminate-unmatched-request="false"')}<base/>` },
};

conform('cors in several scopes', policyPage('cors'), [
  {
    fact: 'An unmatched preflight that does not terminate is answered by the rules of the next scope.',
    documents: chain,
    request: {
      method: 'OPTIONS',
      headers: { Origin: 'https://b.example.com', 'Access-Control-Request-Method': 'GET' },
    },
    want: { status: 200, header: { 'Access-Control-Allow-Origin': 'https://b.example.com' }, sent: [] },
  },
  {
    fact: 'An unmatched request that does not terminate meets the rules of the next scope.',
    documents: chain,
    request: { headers: { Origin: 'https://b.example.com' } },
    want: { status: 200, header: { 'Access-Control-Allow-Origin': 'https://b.example.com' }, sent: [{}] },
  },
  {
    fact: 'A request that no scope matches ends with the one that terminates.',
    documents: chain,
    request: { headers: { Origin: 'https://c.example.com' } },
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'A preflight needs no key: only cors runs, whatever limits there are.',
    inbound: `${cors('https://a.example.com')}<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>`,
    request: {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example.com', 'Access-Control-Request-Method': 'GET' },
      repeat: { times: 3, everyMs: 0 },
    },
    want: [
      { status: 200, counters: [] },
      { status: 200, counters: [] },
      { status: 200, counters: [] },
    ],
  },
]);

const cached = '<cache-store duration="60"/>';
const lookup = (attributes: string): string =>
  `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" ${attributes}/>`;

conform('caches of callers', policyPage('cache-lookup'), [
  {
    fact: 'public allows every cache on the way to keep the response as long.',
    inbound: lookup('downstream-caching-type="public" must-revalidate="false"'),
    outbound: cached,
    want: { header: { 'Cache-Control': 'public, max-age=60' } },
  },
  {
    fact: 'private allows that of the caller alone.',
    inbound: lookup('downstream-caching-type="private" must-revalidate="false"'),
    outbound: cached,
    want: { header: { 'Cache-Control': 'private, max-age=60' } },
  },
  {
    fact: 'must-revalidate, the default, is said too.',
    inbound: lookup('downstream-caching-type="public"'),
    outbound: cached,
    want: { header: { 'Cache-Control': 'public, max-age=60, must-revalidate' } },
  },
  {
    fact: 'caching-type may be one of three.',
    inbound: lookup('caching-type="elsewhere"'),
    want: { faults: ['wrong-value'] },
  },
]);

conform('forward-request, further', policyPage('forward-request'), [
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

conform('send-request, further', policyPage('send-request'), [
  {
    fact: 'In outbound a copy has no body.',
    outbound: `<send-request mode="copy" response-variable-name="r"><set-url>${address}</set-url></send-request>`,
    request: { method: 'POST', headers: { 'X-Caller': 'c' }, body: 'b', http: { [address]: {} } },
    want: { http: [{ method: 'POST', header: { 'X-Caller': 'c' }, body: '' }] },
  },
  {
    fact: 'Its parts have an order.',
    inbound: `<send-request mode="new" response-variable-name="r"><set-body>b</set-body>${get}</send-request>`,
    want: { faults: ['wrong-order'] },
  },
  {
    fact: 'Two requests one after the other take the time of both.',
    inbound: `<send-request mode="new" response-variable-name="r">${get}</send-request><send-request mode="new" response-variable-name="s">${get}</send-request>`,
    request: { http: { [address]: { delayMs: 400 } } },
    want: { http: at(0, 400), elapsedMs: 800 },
  },
  {
    fact: 'Its response can decide the answer.',
    inbound: `<send-request mode="new" response-variable-name="r">${get}</send-request><choose><when condition="@((bool)((IResponse)context.Variables["r"]).Body.As<JObject>()["active"] == false)"><return-response response-variable-name="none"><set-status code="401" reason="Unauthorized"/></return-response></when></choose>`,
    request: { http: { [address]: { body: '{"active":false}' } } },
    want: { status: 401, reason: 'Unauthorized', body: '', sent: [] },
  },
]);

conform('limits, further', policyPage('rate-limit-by-key'), [
  {
    fact: 'What is left is 0 for a refused call.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" remaining-calls-variable-name="left"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ variables: { left: 0 } }, { status: 429, variables: { left: 0 } }],
  },
  {
    fact: 'Retry-After is a whole number of seconds.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="10" counter-key="k"/>',
    request: { repeat: { times: 2, everyMs: 2500 } },
    want: [{ status: 200 }, { status: 429, header: { 'Retry-After': '8' } }],
  },
  {
    fact: 'bandwidth of quota-by-key counts kilobytes.',
    doc: policyPage('quota-by-key'),
    inbound: '<quota-by-key bandwidth="1" renewal-period="3600" counter-key="k"/>',
    request: {
      now: '2026-01-01T00:59:00Z',
      backend: [{ body: 'x'.repeat(1024) }],
      repeat: { times: 2, everyMs: 1000 },
    },
    want: [
      { status: 200 },
      {
        status: 403,
        body: '{ "statusCode": 403, "message": "Out of bandwidth quota. Quota will be replenished in 00:00:59." }',
      },
    ],
  },
  {
    fact: 'A refused call may still be answered by on-error with the same header.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>',
    onError: '<set-body>slow down</set-body>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 429, header: { 'Retry-After': '60' }, body: 'slow down' }],
  },
  {
    fact: 'Two policies with two keys both count.',
    inbound:
      '<rate-limit-by-key calls="9" renewal-period="60" counter-key="a"/><rate-limit-by-key calls="1" renewal-period="60" counter-key="b"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 429 }],
  },
  {
    fact: 'rate-limit may stand in a document once.',
    doc: policyPage('rate-limit'),
    inbound: '<rate-limit calls="1" renewal-period="60"/><rate-limit calls="1" renewal-period="60"/>',
    want: { faults: ['more-than-once'] },
  },
]);

const described = (content: unknown): { readonly operation: never } => ({
  operation: { id: 'op', responses: { 200: { content }, 404: {} } } as never,
});

conform('mock-response', policyPage('mock-response'), [
  {
    fact: 'The example of the operation is the answer, and the backend is not called.',
    inbound: '<mock-response status-code="200" content-type="application/json"/>',
    outbound: '<set-variable name="o" value="1"/>',
    request: described({ 'application/json': { example: { a: 1 } } }),
    want: { status: 200, header: { 'Content-Type': 'application/json' }, body: '{"a":1}', sent: [], variables: {} },
  },
  {
    fact: 'Without an example and a schema the body is empty.',
    inbound: '<mock-response status-code="404"/>',
    request: described({}),
    want: { status: 404, body: '', sent: [] },
  },
  { fact: 'The status is 200 where it is left out.', inbound: '<mock-response/>', want: { status: 200, sent: [] } },
  { fact: 'It is not for backend.', backend: '<mock-response/>', want: { faults: ['wrong-section'] } },
]);

const credential = (attributes = ''): string =>
  `<get-authorization-context provider-id="hub" authorization-id="me" context-variable-name="a" ${attributes}/>`;
const show =
  '<set-header name="Authorization"><value>@("Bearer " + ((Authorization)context.Variables.GetValueOrDefault("a"))?.AccessToken)</value></set-header>';

conform('get-authorization-context', policyPage('get-authorization-context'), [
  {
    fact: 'The variable has an access token.',
    inbound: credential() + show,
    request: { tokens: { 'authorization:hub/me': 't1' } },
    want: { sent: [{ header: { Authorization: 'Bearer t1' } }] },
  },
  {
    fact: 'With ignore-error a failure leaves null.',
    inbound: `${credential('ignore-error="true"')}<set-variable name="none" value="@(context.Variables["a"] == null)"/>`,
    want: { status: 200, variables: { a: null, none: true } },
  },
  {
    fact: 'Without ignore-error a failure is a 500.',
    inbound: credential(),
    want: { status: 500, sent: [], lastError: { source: 'get-authorization-context' } },
  },
]);

const { fingerprint, subject } = new X509Certificate(clientPem);
/** Without the names that are quoted, each side in its own way. */
const names = subject.split('\n').flatMap((line) => (line.includes('\\') ? [] : [line.split('=')[1]]));

conform('certificates', expressions, [
  {
    fact: 'Request.Certificate is the one that the caller showed.',
    inbound: '<set-variable name="v" value="@(context.Request.Certificate.Thumbprint)"/>',
    request: { clientCertificate: clientPem },
    want: { variables: { v: fingerprint.replaceAll(':', '') } },
  },
  {
    fact: 'Its subject has all names.',
    inbound: `<set-variable name="v" value="@(new[] { ${names.map((name) => JSON.stringify(name)).join(', ')} }.All(n => context.Request.Certificate.Subject.Contains(n)))"/>`,
    request: { clientCertificate: clientPem },
    want: { variables: { v: true } },
  },
  {
    fact: 'Deployment.Certificates has those of the service by id.',
    inbound: '<set-variable name="v" value="@(context.Deployment.Certificates["mine"].Thumbprint)"/>',
    request: { certificates: { mine: clientPem } },
    want: { variables: { v: fingerprint.replaceAll(':', '') } },
  },
]);

conform('logs, further', policyPage('log-to-eventhub'), [
  {
    fact: 'A message is cut off at 200 kilobytes.',
    inbound: '<log-to-eventhub logger-id="hub">@(new string(\'x\', 300000))</log-to-eventhub>',
    want: { status: 200, logs: [{ to: 'hub', text: 'x'.repeat(204_800) }] },
  },
  {
    fact: 'partition-id and partition-key exclude each other.',
    inbound: '<log-to-eventhub logger-id="hub" partition-id="1" partition-key="k">m</log-to-eventhub>',
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'trace may stand in outbound and say what came back.',
    doc: policyPage('trace'),
    outbound: '<trace source="s" severity="error"><message>@(context.Response.StatusCode.ToString())</message></trace>',
    want: { logs: [{ policy: 'trace', text: '200', properties: { severity: 'error' } }] },
  },
  {
    fact: 'context.Trace adds to the trace and gives nothing.',
    doc: expressions,
    inbound: '<set-variable name="v" value="@{ context.Trace("here"); return 1; }"/>',
    want: { status: 200, variables: { v: 1 } },
  },
]);

conform('expressions, further', expressions, [
  {
    fact: 'JSON dates are dates.',
    inbound:
      '<set-variable name="v" value="@(JObject.Parse("{\\"d\\":\\"2026-01-02T03:04:05Z\\"}")["d"].Type.ToString())"/>',
    want: { variables: { v: 'Date' } },
  },
  {
    fact: 'Variables compare as objects and cast to what they are.',
    inbound:
      '<set-variable name="a" value="@(5L)"/><set-variable name="v" value="@((long)context.Variables["a"] == 5)"/>',
    want: { variables: { a: 5, v: true } },
  },
  {
    fact: 'A wrong cast raises an exception.',
    inbound: '<set-variable name="a" value="text"/><set-variable name="v" value="@((int)context.Variables["a"])"/>',
    want: { status: 500, lastError: { message: 'Expression evaluation failed. Specified cast is not valid.' } },
  },
  {
    fact: 'Regular expressions are those of .NET, with names of groups.',
    inbound:
      '<set-variable name="v" value="@(Regex.Match("max-age=60", @"max-age=(?<maxAge>\\d+)").Groups["maxAge"]?.Value)"/>',
    want: { variables: { v: '60' } },
  },
  {
    fact: 'Header values are arrays of strings for TryGetValue.',
    inbound:
      '<set-variable name="v" value="@{ string[] value; if (context.Request.Headers.TryGetValue("X-A", out value)) { if (value != null && value.Length > 0) { return value[0]; } } return null; }"/>',
    request: { headers: { 'X-A': ['1', '2'] } },
    want: { variables: { v: '1' } },
  },
]);
