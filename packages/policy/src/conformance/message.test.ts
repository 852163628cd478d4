import { conform, policyPage } from './conformance.ts';

const both = ['override', 'skip', 'append', 'delete'] as const;
const header = (action: string, values: string = '<value>new</value>', name = 'X-A'): string =>
  `<set-header name="${name}" exists-action="${action}">${values}</set-header>`;

/** What becomes of a header that is there with a value of `old`, and of one that is not. */
const existing = { override: 'new', skip: 'old', append: 'old,new', delete: null } as const;
const missing = { override: 'new', skip: 'new', append: 'new', delete: null } as const;

conform('set-header', policyPage('set-header'), [
  ...both.flatMap((action) => {
    const inbound = header(action, action === 'delete' ? '' : undefined);
    return [
      {
        fact: `${action} of a header of the request that is there gives ${existing[action] ?? 'none'}.`,
        inbound,
        request: { headers: { 'x-a': 'old' } },
        want: { sent: [{ header: { 'X-A': existing[action] } }] },
      },
      {
        fact: `${action} of a header of the request that is not there gives ${missing[action] ?? 'none'}.`,
        inbound,
        want: { sent: [{ header: { 'X-A': missing[action] } }] },
      },
      {
        fact: `${action} of a header of the response that is there gives ${existing[action] ?? 'none'}.`,
        outbound: inbound,
        request: { backend: [{ headers: { 'x-a': 'old' } }] },
        want: { header: { 'X-A': existing[action] } },
      },
      {
        fact: `${action} of a header of the response that is not there gives ${missing[action] ?? 'none'}.`,
        outbound: inbound,
        want: { header: { 'X-A': missing[action] } },
      },
    ];
  }),
  {
    fact: 'exists-action is override where it is left out.',
    inbound: '<set-header name="X-A"><value>new</value></set-header>',
    request: { headers: { 'X-A': 'old' } },
    want: { sent: [{ header: { 'X-A': 'new' } }] },
  },
  {
    fact: 'exists-action may be an expression.',
    inbound: header('@("sk" + "ip")'),
    request: { headers: { 'X-A': 'old' } },
    want: { sent: [{ header: { 'X-A': 'old' } }] },
  },
  {
    fact: 'override replaces all values that there are.',
    inbound: header('override'),
    request: { headers: { 'X-A': ['one', 'two'] } },
    want: { sent: [{ header: { 'X-A': 'new' } }] },
  },
  {
    fact: 'Several values are joined with commas in one line.',
    inbound: header('override', '<value>a</value><value>b</value><value>c</value>'),
    want: { sent: [{ header: { 'X-A': 'a,b,c' } }] },
  },
  {
    fact: 'Names of headers are compared without case.',
    inbound: header('delete', '', 'x-KEY'),
    request: { headers: { 'X-Key': '1' } },
    want: { sent: [{ header: { 'X-Key': null } }] },
  },
  {
    fact: 'Name and values may be expressions.',
    inbound: header('override', '<value>@("v" + 1)</value>', '@("X-" + context.Request.Method)'),
    want: { sent: [{ header: { 'X-GET': 'v1' } }] },
  },
  ...(['Set-Cookie', 'WWW-Authenticate', 'Proxy-Authenticate', 'Warning', 'Retry-After'] as const).map((name) => ({
    fact: `Values of ${name} have a line each.`,
    outbound: header('append', '<value>b</value><value>c</value>', name),
    request: { backend: [{ headers: { [name]: 'a' } }] },
    want: { header: { [name]: ['a', 'b', 'c'] } },
  })),
  ...(['User-Agent', 'Cookie', 'If-Modified-Since'] as const).map((name) => ({
    fact: `Values of ${name} have a line each.`,
    inbound: header('override', '<value>a</value><value>b</value>', name),
    want: { sent: [{ header: { [name]: ['a', 'b'] } }] },
  })),
  ...(['Connection', 'Content-Length', 'Keep-Alive', 'Transfer-Encoding'] as const).map((name) => ({
    fact: `${name} cannot be changed.`,
    outbound: header('override', '<value>9</value>', name),
    request: { backend: [{ headers: { [name]: '1' } }] },
    want: { header: { [name]: '1' } },
  })),
  {
    fact: 'append without a value adds nothing.',
    inbound: header('append', ''),
    want: { sent: [{ header: { 'X-A': null } }] },
  },
  {
    fact: 'Server cannot be removed.',
    outbound: header('delete', '', 'Server'),
    request: { backend: [{ headers: { Server: 'nginx' } }] },
    want: { header: { Server: 'nginx' } },
  },
  {
    fact: 'In backend it is the request that gets the header.',
    backend: `<choose><when condition="@(true)">${header('override')}<forward-request/></when></choose>`,
    want: { sent: [{ header: { 'X-A': 'new' } }], header: { 'X-A': null } },
  },
  {
    fact: 'In on-error it is the response that gets the header.',
    inbound: '<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
    onError: header('override'),
    want: { status: 400, header: { 'X-A': 'new' } },
  },
  {
    fact: 'A value reads what another policy has set before.',
    inbound: `${header('override')}${header('append', '<value>@(context.Request.Headers["X-A"][0] + "er")</value>')}`,
    want: { sent: [{ header: { 'X-A': 'new,newer' } }] },
  },
  {
    fact: 'A header needs a name.',
    inbound: '<set-header><value>1</value></set-header>',
    want: { faults: ['missing-attribute'] },
  },
  { fact: 'An unknown exists-action is refused.', inbound: header('replace'), want: { faults: ['wrong-value'] } },
]);

const query = (action: string, values = '<value>new</value>'): string =>
  `<set-query-parameter name="q" exists-action="${action}">${values}</set-query-parameter>`;
const url = (rest: string): { readonly url: string } => ({ url: `https://api.example.com/orders/1${rest}` });

conform('set-query-parameter', policyPage('set-query-parameter'), [
  {
    fact: 'override of one that is there replaces it.',
    inbound: query('override'),
    request: url('?q=old&r=1'),
    want: { sent: [url('?q=new&r=1')] },
  },
  {
    fact: 'override of one that is not there adds it.',
    inbound: query('override'),
    request: url('?r=1'),
    want: { sent: [url('?r=1&q=new')] },
  },
  {
    fact: 'skip of one that is there keeps it.',
    inbound: query('skip'),
    request: url('?q=old'),
    want: { sent: [url('?q=old')] },
  },
  { fact: 'skip of one that is not there adds it.', inbound: query('skip'), want: { sent: [url('?q=new')] } },
  {
    fact: 'append to one that is there adds a value.',
    inbound: query('append'),
    request: url('?q=old'),
    want: { sent: [url('?q=old&q=new')] },
  },
  { fact: 'append to one that is not there adds it.', inbound: query('append'), want: { sent: [url('?q=new')] } },
  {
    fact: 'delete of one that is there removes it.',
    inbound: query('delete', ''),
    request: url('?q=old&q=2&r=1'),
    want: { sent: [url('?r=1')] },
  },
  {
    fact: 'delete of one that is not there does nothing.',
    inbound: query('delete', ''),
    request: url('?r=1'),
    want: { sent: [url('?r=1')] },
  },
  {
    fact: 'override is the default.',
    inbound: '<set-query-parameter name="q"><value>new</value></set-query-parameter>',
    request: url('?q=old'),
    want: { sent: [url('?q=new')] },
  },
  {
    fact: 'Several values are several parameters.',
    inbound: query('override', '<value>a</value><value>b</value>'),
    want: { sent: [url('?q=a&q=b')] },
  },
  {
    fact: 'A value is encoded.',
    inbound: query('override', '<value>@("a b&amp;c=d")</value>'),
    want: { sent: [url('?q=a%20b%26c%3Dd')] },
  },
  {
    fact: 'context.Request.Url changes with it, OriginalUrl does not.',
    inbound: `${query('override')}<set-variable name="v" value="@(context.Request.Url.QueryString + " " + context.Request.OriginalUrl.QueryString)"/>`,
    request: url('?q=old'),
    want: { variables: { v: '?q=new ?q=old' } },
  },
  { fact: 'It is not for outbound.', outbound: query('override'), want: { faults: ['wrong-section'] } },
]);

conform('set-method', policyPage('set-method'), [
  {
    fact: 'The backend gets the other method.',
    inbound: '<set-method>POST</set-method>',
    want: { sent: [{ method: 'POST' }] },
  },
  {
    fact: 'The method may be an expression.',
    inbound: '<set-method>@("P" + "UT")</set-method>',
    want: { sent: [{ method: 'PUT' }] },
  },
  {
    fact: 'context.Request.Method is the new one afterwards.',
    inbound: '<set-method>POST</set-method><set-variable name="v" value="@(context.Request.Method)"/>',
    want: { variables: { v: 'POST' } },
  },
  { fact: 'It is not for outbound.', outbound: '<set-method>POST</set-method>', want: { faults: ['wrong-section'] } },
]);

conform('set-status', policyPage('set-status'), [
  {
    fact: 'Status and reason become those.',
    outbound: '<set-status code="401" reason="Go away"/>',
    want: { status: 401, reason: 'Go away' },
  },
  {
    fact: 'Both may be expressions.',
    outbound: '<set-status code="@(context.Response.StatusCode + 1)" reason="@("Re" + "ason")"/>',
    want: { status: 201, reason: 'Reason' },
  },
  {
    fact: 'Headers and body stay.',
    outbound: '<set-status code="202" reason="x"/>',
    request: { backend: [{ headers: { A: '1' }, body: 'b' }] },
    want: { status: 202, headers: { A: '1' }, body: 'b' },
  },
  {
    fact: 'context.Response has the new status afterwards.',
    outbound:
      '<set-status code="202" reason="x"/><set-body>@(context.Response.StatusCode + context.Response.StatusReason)</set-body>',
    want: { body: '202x' },
  },
  { fact: 'A status is needed.', outbound: '<set-status reason="x"/>', want: { faults: ['missing-attribute'] } },
]);

const post = { method: 'POST', body: 'hello world' };

conform('set-body', policyPage('set-body'), [
  {
    fact: 'A literal becomes the body of the request.',
    inbound: '<set-body>Hello world!</set-body>',
    request: post,
    want: { sent: [{ body: 'Hello world!' }] },
  },
  {
    fact: 'A literal becomes the body of the response.',
    outbound: '<set-body>Hello world!</set-body>',
    request: { backend: [{ body: 'old' }] },
    want: { body: 'Hello world!' },
  },
  {
    fact: 'The body may be read to make the new one.',
    inbound: '<set-body>@(context.Request.Body.As<string>().ToUpper())</set-body>',
    request: post,
    want: { sent: [{ body: 'HELLO WORLD' }] },
  },
  {
    fact: 'A body that was read with preserveContent can be read again.',
    inbound:
      '<set-body>@{ var a = context.Request.Body.As<string>(preserveContent: true); return a + "/" + context.Request.Body.As<string>(true); }</set-body>',
    request: post,
    want: { sent: [{ body: 'hello world/hello world' }] },
  },
  {
    fact: 'A JSON body is read, changed and written.',
    outbound:
      '<set-body>@{ var o = context.Response.Body.As<JObject>(); o["b"] = (int)o["a"] + 1; o.Remove("a"); return o.ToString(Newtonsoft.Json.Formatting.None); }</set-body>',
    request: { backend: [{ body: '{"a":1}' }] },
    want: { body: '{"b":2}' },
  },
  {
    fact: 'The content type stays as it is.',
    outbound: '<set-body>{}</set-body>',
    request: { backend: [{ headers: { 'Content-Type': 'text/plain' }, body: 'x' }] },
    want: { headers: { 'Content-Type': 'text/plain' }, body: '{}' },
  },
  {
    fact: 'In on-error it replaces the body of the built-in response.',
    inbound: '<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
    onError: '<set-body>@(context.LastError.Reason)</set-body>',
    want: { status: 400, body: 'HeaderNotFound' },
  },
  { fact: 'The last one decides.', outbound: '<set-body>1</set-body><set-body>2</set-body>', want: { body: '2' } },
  {
    fact: 'A body that is read without preserveContent is not there any more.',
    inbound: '<set-variable name="v" value="@(context.Request.Body.As<string>())"/>',
    request: post,
    want: { sent: [{ body: '' }], variables: { v: 'hello world' } },
  },
  {
    fact: 'A body that is read with preserveContent goes to the backend.',
    inbound: '<set-variable name="v" value="@(context.Request.Body.As<string>(preserveContent: true))"/>',
    request: post,
    want: { sent: [{ body: 'hello world' }] },
  },
]);

conform('set-variable', policyPage('set-variable'), [
  {
    fact: 'A literal is a string.',
    inbound: '<set-variable name="v" value="7"/><set-variable name="t" value="@(context.Variables["v"] is string)"/>',
    want: { variables: { v: '7', t: true } },
  },
  {
    fact: 'An expression keeps its type.',
    inbound: '<set-variable name="v" value="@(7)"/><set-variable name="t" value="@(context.Variables["v"] is int)"/>',
    want: { variables: { v: 7, t: true } },
  },
  {
    fact: 'A JSON object can be kept.',
    inbound: '<set-variable name="v" value="@(JObject.Parse("{\\"a\\":[1]}"))"/>',
    want: { variables: { v: { a: [1] } } },
  },
  {
    fact: 'A variable can be replaced.',
    inbound:
      '<set-variable name="v" value="a"/><set-variable name="v" value="@((string)context.Variables["v"] + "b")"/>',
    want: { variables: { v: 'ab' } },
  },
  {
    fact: 'A bool can be kept and be a condition.',
    inbound:
      '<set-variable name="v" value="@(true)"/><choose><when condition="@((bool)context.Variables["v"])"><set-variable name="w" value="yes"/></when></choose>',
    want: { variables: { v: true, w: 'yes' } },
  },
  {
    fact: 'Names are told apart by case.',
    inbound: '<set-variable name="v" value="1"/><set-variable name="V" value="2"/>',
    want: { variables: { v: '1', V: '2' } },
  },
  {
    fact: 'A name is needed, and a value.',
    inbound: '<set-variable/>',
    want: { faults: ['missing-attribute', 'missing-attribute'] },
  },
]);

conform('find-and-replace', policyPage('find-and-replace'), [
  {
    fact: 'Every occurrence in the body of the response is replaced.',
    outbound: '<find-and-replace from="a" to="bb"/>',
    request: { backend: [{ body: 'banana' }] },
    want: { body: 'bbbnbbnbb' },
  },
  {
    fact: 'In inbound it is the body of the request.',
    inbound: '<find-and-replace from="world" to="there"/>',
    request: post,
    want: { sent: [{ body: 'hello there' }] },
  },
  {
    fact: 'Case matters.',
    outbound: '<find-and-replace from="A" to="x"/>',
    request: { backend: [{ body: 'aA' }] },
    want: { body: 'ax' },
  },
  {
    fact: 'It is a text, no pattern.',
    outbound: '<find-and-replace from="a.c" to="$1"/>',
    request: { backend: [{ body: 'abc a.c' }] },
    want: { body: 'abc $1' },
  },
  {
    fact: 'Both may be expressions.',
    outbound: '<find-and-replace from="@("x" + "y")" to="@(context.Request.Method)"/>',
    request: { backend: [{ body: '<xy>' }] },
    want: { body: '<GET>' },
  },
  {
    fact: 'It may remove.',
    outbound: '<find-and-replace from="secret" to=""/>',
    request: { backend: [{ body: 'a secret b' }] },
    want: { body: 'a  b' },
  },
]);

conform('return-response', policyPage('return-response'), [
  {
    fact: 'Without anything it is 200 and empty.',
    inbound: '<return-response/>',
    want: { status: 200, reason: 'OK', headers: {}, body: '', sent: [] },
  },
  {
    fact: 'It has status, headers and body.',
    inbound:
      '<return-response><set-status code="401" reason="Unauthorized"/><set-header name="WWW-Authenticate" exists-action="override"><value>Bearer error="invalid_token"</value></set-header><set-body>no</set-body></return-response>',
    want: {
      status: 401,
      reason: 'Unauthorized',
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      body: 'no',
    },
  },
  {
    fact: 'A response that was kept in a variable is returned.',
    inbound:
      '<send-request mode="new" response-variable-name="r" timeout="5" ignore-error="false"><set-url>https://x.example.com/</set-url><set-method>GET</set-method></send-request><return-response response-variable-name="r"/>',
    request: { http: { 'https://x.example.com/': { status: 203, headers: { A: '1' }, body: 'x' } } },
    want: { status: 203, headers: { A: '1' }, body: 'x', sent: [] },
  },
  {
    fact: 'What is inside changes the response of the variable.',
    inbound:
      '<send-request mode="new" response-variable-name="r" timeout="5" ignore-error="false"><set-url>https://x.example.com/</set-url><set-method>GET</set-method></send-request><return-response response-variable-name="r"><set-status code="299" reason="Other"/><set-header name="A" exists-action="append"><value>2</value></set-header></return-response>',
    request: { http: { 'https://x.example.com/': { status: 203, headers: { A: '1' }, body: 'x' } } },
    want: { status: 299, reason: 'Other', headers: { A: '1,2' }, body: 'x' },
  },
  {
    fact: 'It is no error: LastError is null and on-error does not run.',
    outbound: '<return-response><set-status code="500"/></return-response>',
    onError: '<set-variable name="e" value="1"/>',
    want: { status: 500, variables: {}, lastError: null },
  },
  {
    fact: 'A status without a reason has the usual one.',
    inbound: '<return-response><set-status code="404"/></return-response>',
    want: { status: 404, reason: 'Not Found' },
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
