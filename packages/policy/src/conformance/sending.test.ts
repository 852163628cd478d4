import { conform, policyPage } from './conformance.ts';

const address = 'https://x.example.com/check';
const target = `<set-url>${address}</set-url>`;
const get = '<set-method>GET</set-method>';
const send = (inside: string, attributes = ''): string =>
  `<send-request mode="new" response-variable-name="r" ${attributes}>${inside}</send-request>`;
const read = (member: string): string => `<set-body>@(((IResponse)context.Variables["r"]).${member})</set-body>`;
const found = { [address]: { status: 202, reason: 'Fine', headers: { 'X-B': ['1', '2'] }, body: '{"a":5}' } };

conform('send-request', policyPage('send-request'), [
  {
    fact: 'A new request has a URL, a method, headers and a body of its own.',
    inbound: send(
      `${target}<set-method>POST</set-method><set-header name="X-H" exists-action="override"><value>h</value></set-header><set-body>@("b" + 1)</set-body>`,
    ),
    request: { headers: { 'X-Caller': 'c' }, http: found },
    want: {
      http: [{ method: 'POST', url: address, header: { 'X-H': 'h', 'X-Caller': null }, body: 'b1' }],
      sent: [{ method: 'GET', header: { 'X-H': null, 'X-Caller': 'c' } }],
    },
  },
  {
    fact: 'URL and method may be expressions.',
    inbound: send(
      '<set-url>@("https://x.example.com/" + context.Request.Method)</set-url><set-method>@("P" + "UT")</set-method>',
    ),
    request: { http: { 'https://x.example.com/GET': {} } },
    want: { http: [{ method: 'PUT', url: 'https://x.example.com/GET' }] },
  },
  {
    fact: 'The response has a status.',
    inbound: send(target + get),
    outbound: read('StatusCode'),
    request: { http: found },
    want: { body: '202' },
  },
  {
    fact: 'The response has a reason.',
    inbound: send(target + get),
    outbound: read('StatusReason'),
    request: { http: found },
    want: { body: 'Fine' },
  },
  {
    fact: 'The response has headers.',
    inbound: send(target + get),
    outbound: read('Headers.GetValueOrDefault("x-b")'),
    request: { http: found },
    want: { body: '1,2' },
  },
  {
    fact: 'The response has a body.',
    inbound: send(target + get),
    outbound: read('Body.As<JObject>()["a"]'),
    request: { http: found },
    want: { body: '5' },
  },
  {
    fact: 'Its body is there once, unless it is preserved.',
    inbound: send(target + get),
    outbound:
      '<set-variable name="a" value="@(((IResponse)context.Variables["r"]).Body.As<string>(preserveContent: true))"/><set-variable name="b" value="@(((IResponse)context.Variables["r"]).Body.As<string>())"/><set-body>@((string)context.Variables["a"] + context.Variables["b"])</set-body>',
    request: { http: { [address]: { body: 'x' } } },
    want: { body: 'xx' },
  },
  {
    fact: 'A status of 400 and above is no error.',
    inbound: send(target + get),
    outbound: read('StatusCode'),
    request: { http: { [address]: { status: 503 } } },
    want: { status: 200, body: '503', lastError: null },
  },
  {
    fact: 'It waits 60 seconds unless it says otherwise.',
    inbound: send(target + get),
    request: { http: { [address]: { delayMs: 61_000 } } },
    want: {
      status: 500,
      elapsedMs: 60_000,
      sent: [],
      lastError: { source: 'send-request', reason: 'Timeout', section: 'inbound' },
    },
  },
  {
    fact: 'timeout says the seconds.',
    inbound: send(target + get, 'timeout="5"'),
    request: { http: { [address]: { delayMs: 5001 } } },
    want: { status: 500, elapsedMs: 5000 },
  },
  {
    fact: 'What it waits for takes time of the request.',
    inbound: send(target + get),
    request: { http: { [address]: { delayMs: 700 } }, backend: [{ delayMs: 300 }] },
    want: { elapsedMs: 1000, sent: [{ atMs: 700 }] },
  },
  {
    fact: 'An unreachable address is an error.',
    inbound: send(target + get),
    request: { http: { [address]: { error: 'connect' } } },
    want: { status: 500, sent: [], lastError: { source: 'send-request', reason: 'BackendConnectionFailure' } },
  },
  {
    fact: 'With ignore-error the variable is null and the request goes on.',
    inbound: `${send(target + get, 'ignore-error="true"')}<set-variable name="none" value="@(context.Variables["r"] == null)"/>`,
    request: { http: { [address]: { error: 'connect' } } },
    want: { status: 200, variables: { r: null, none: true }, lastError: null, sent: [{}] },
  },
  {
    fact: 'With ignore-error a timeout leaves null too.',
    inbound: send(target + get, 'timeout="2" ignore-error="true"'),
    request: { http: { [address]: { error: 'timeout' } } },
    want: { status: 200, variables: { r: null }, elapsedMs: 2000 },
  },
  {
    fact: 'A copy has method, headers and body of the request.',
    inbound: `<send-request mode="copy" response-variable-name="r" timeout="5" ignore-error="true">${target}</send-request>`,
    request: { method: 'POST', headers: { 'X-Caller': 'c' }, body: 'b', http: { [address]: {} } },
    want: { http: [{ method: 'POST', url: address, header: { 'X-Caller': 'c' }, body: 'b' }], sent: [{ body: 'b' }] },
  },
  {
    fact: 'What is inside changes the copy and leaves the request alone.',
    inbound: `<send-request mode="copy" response-variable-name="r" timeout="5" ignore-error="true">${target}<set-method>PUT</set-method><set-header name="X-Caller" exists-action="delete"/><set-body>other</set-body></send-request>`,
    request: { method: 'POST', headers: { 'X-Caller': 'c' }, body: 'b', http: { [address]: {} } },
    want: {
      http: [{ method: 'PUT', header: { 'X-Caller': null }, body: 'other' }],
      sent: [{ method: 'POST', header: { 'X-Caller': 'c' }, body: 'b' }],
    },
  },
  {
    fact: 'It may stand in outbound and read the response.',
    outbound: send(
      `${target}<set-method>POST</set-method><set-body>@(context.Response.StatusCode.ToString())</set-body>`,
    ),
    request: { backend: [{ status: 201 }], http: { [address]: {} } },
    want: { status: 201, http: [{ body: '201' }] },
  },
  {
    fact: 'It may stand in on-error.',
    inbound: '<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
    onError: send(`${target}<set-method>POST</set-method><set-body>@(context.LastError.Reason)</set-body>`),
    request: { http: { [address]: {} } },
    want: { status: 400, http: [{ body: 'HeaderNotFound' }] },
  },
  {
    fact: 'A token of the managed identity can be shown.',
    inbound: send(`${target + get}<authentication-managed-identity resource="https://vault.azure.net"/>`),
    request: { http: { [address]: {} }, tokens: { 'https://vault.azure.net': 't1' } },
    want: { http: [{ header: { Authorization: 'Bearer t1' } }], sent: [{ header: { Authorization: null } }] },
  },
  {
    fact: 'A variable for the response is needed.',
    inbound: `<send-request mode="new">${target}${get}</send-request>`,
    want: { faults: ['missing-attribute'] },
  },
]);

const oneWay = (inside: string): string => `<send-one-way-request mode="new">${inside}</send-one-way-request>`;

conform('send-one-way-request', policyPage('send-one-way-request'), [
  {
    fact: 'The request is sent, and nobody waits for what comes of it.',
    inbound: oneWay(`${target}<set-method>POST</set-method><set-body>note</set-body>`),
    request: { http: { [address]: { delayMs: 9000 } } },
    want: { elapsedMs: 0, http: [{ method: 'POST', url: address, body: 'note' }], variables: {}, sent: [{ atMs: 0 }] },
  },
  {
    fact: 'Errors are not seen.',
    inbound: oneWay(`${target}<set-method>POST</set-method>`),
    request: { http: { [address]: { error: 'connect' } } },
    want: { status: 200, lastError: null },
  },
  {
    fact: 'A copy is possible.',
    inbound: `<send-one-way-request mode="copy">${target}</send-one-way-request>`,
    request: { method: 'POST', body: 'b', http: { [address]: {} } },
    want: { http: [{ method: 'POST', body: 'b' }], sent: [{ body: 'b' }] },
  },
]);

const at = (...ms: readonly number[]): readonly { readonly atMs: number }[] => ms.map((atMs) => ({ atMs }));

conform('send-request beside others', policyPage('send-request'), [
  {
    fact: 'In outbound a copy has no body.',
    outbound: `<send-request mode="copy" response-variable-name="r"><set-url>${address}</set-url></send-request>`,
    request: { method: 'POST', headers: { 'X-Caller': 'c' }, body: 'b', http: { [address]: {} } },
    want: { http: [{ method: 'POST', header: { 'X-Caller': 'c' }, body: '' }] },
  },
  {
    fact: 'Its parts have an order.',
    inbound: `<send-request mode="new" response-variable-name="r"><set-body>b</set-body>${target}${get}</send-request>`,
    want: { faults: ['wrong-order'] },
  },
  {
    fact: 'Two requests one after the other take the time of both.',
    inbound: `<send-request mode="new" response-variable-name="r">${target}${get}</send-request><send-request mode="new" response-variable-name="s">${target}${get}</send-request>`,
    request: { http: { [address]: { delayMs: 400 } } },
    want: { http: at(0, 400), elapsedMs: 800 },
  },
  {
    fact: 'Its response can decide the answer.',
    inbound: `<send-request mode="new" response-variable-name="r">${target}${get}</send-request><choose><when condition="@((bool)((IResponse)context.Variables["r"]).Body.As<JObject>()["active"] == false)"><return-response response-variable-name="none"><set-status code="401" reason="Unauthorized"/></return-response></when></choose>`,
    request: { http: { [address]: { body: '{"active":false}' } } },
    want: { status: 401, reason: 'Unauthorized', body: '', sent: [] },
  },
]);
