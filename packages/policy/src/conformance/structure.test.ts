import { conform, pages } from './conformance.ts';

const set = (name: string, value: string): string => `<set-variable name="${name}" value="${value}"/>`;
/** Appends a letter to the variable that tells the order. */
const step = (letter: string): string =>
  `<set-variable name="steps" value="@(context.Variables.GetValueOrDefault("steps", "") + "${letter}")"/>`;
const fail = '<set-variable name="x" value="@((string)context.Variables["none"])"/>';
const never = '<choose><when condition="@(false)"/></choose>';
const genericError = { Source: 'set-variable', Reason: 'ExpressionValueEvaluationFailure' };
const noKey = 'Expression evaluation failed. The given key was not present in the dictionary.';
const answer = (status: number, body = ''): string =>
  `<return-response><set-status code="${status}"/>${body === '' ? '' : `<set-body>${body}</set-body>`}</return-response>`;

conform('the sections of a document', `${pages}/api-management-howto-policies`, [
  {
    fact: 'Inbound runs before the backend is called, outbound after it.',
    inbound: '<set-variable name="before" value="@(context.Response == null)"/>',
    outbound: '<set-variable name="after" value="@(context.Response.StatusCode)"/>',
    request: { backend: [{ status: 201 }] },
    want: { status: 201, variables: { before: true, after: 201 }, lastError: null },
  },
  {
    fact: 'Policies of a section run in the order in which they are written.',
    inbound: step('a') + step('b') + step('c'),
    outbound: step('d') + step('e'),
    want: { variables: { steps: 'abcde' } },
  },
  {
    fact: 'on-error does not run when nothing goes wrong.',
    inbound: step('i'),
    outbound: step('o'),
    onError: step('e'),
    want: { status: 200, variables: { steps: 'io' } },
  },
  {
    fact: 'A status of 400 or more from the backend is no error: outbound runs on it.',
    outbound: step('o'),
    onError: step('e'),
    request: { backend: [{ status: 503, body: 'down' }] },
    want: { status: 503, body: 'down', variables: { steps: 'o' }, lastError: null },
  },
  {
    fact: 'An error in inbound skips the rest of inbound, the backend and outbound.',
    inbound: step('a') + fail + step('b'),
    outbound: step('o'),
    onError: step('e'),
    want: { status: 500, variables: { steps: 'ae' }, sent: [], lastError: { section: 'inbound', scope: 'api' } },
  },
  {
    fact: 'An error in backend skips outbound.',
    backend: `<choose><when condition="@(context.Variables["none"] == null)"><forward-request/></when></choose>`,
    outbound: step('o'),
    onError: step('e'),
    want: { status: 500, variables: { steps: 'e' }, sent: [], lastError: { section: 'backend' } },
  },
  {
    fact: 'An error in outbound skips what follows there; the backend has been called.',
    outbound: step('a') + fail + step('b'),
    onError: step('e'),
    request: { backend: [{ status: 200, body: 'fine' }] },
    want: { status: 500, variables: { steps: 'ae' }, sent: [{ method: 'GET' }], lastError: { section: 'outbound' } },
  },
  {
    fact: 'Without policies in on-error the caller gets the built-in response of the error.',
    inbound:
      '<check-header name="X" failed-check-httpcode="403" failed-check-error-message="No X" ignore-case="true"/>',
    want: { status: 403, body: '{ "statusCode": 403, "message": "No X" }' },
  },
  {
    fact: 'A document without an on-error section leaves the built-in response too.',
    documents: {
      api: `<policies><inbound>${answer(200)}</inbound></policies>`,
      operation: `<policies><inbound>${fail}</inbound></policies>`,
    },
    want: { status: 500, lastError: { scope: 'operation', message: noKey } },
  },
  {
    fact: 'set-status in on-error changes the built-in response, whose body stays.',
    inbound:
      '<check-header name="X" failed-check-httpcode="403" failed-check-error-message="No X" ignore-case="true"/>',
    onError: '<set-status code="418" reason="Teapot"/>',
    want: { status: 418, reason: 'Teapot', body: '{ "statusCode": 403, "message": "No X" }' },
  },
  {
    fact: 'set-header and set-body in on-error change the built-in response.',
    inbound: fail,
    onError:
      '<set-header name="X-Why" exists-action="override"><value>@(context.LastError.Reason)</value></set-header><set-body>sorry</set-body>',
    want: { status: 500, header: { 'X-Why': 'ExpressionValueEvaluationFailure' }, body: 'sorry' },
  },
  {
    fact: 'on-error sees the built-in response as context.Response.',
    inbound: '<check-header name="X" failed-check-httpcode="409" failed-check-error-message="m" ignore-case="true"/>',
    onError: '<set-variable name="code" value="@(context.Response.StatusCode)"/>',
    want: { status: 409, variables: { code: 409 } },
  },
  {
    fact: 'return-response in on-error replaces the built-in response.',
    inbound: fail,
    onError: answer(422, 'mine'),
    want: { status: 422, reason: 'Unprocessable Entity', headers: {}, body: 'mine' },
  },
  {
    fact: 'on-error runs once: an error in it ends the request with the built-in response.',
    inbound: fail,
    onError: step('a') + '<set-body>@((string)context.Variables["nor this"])</set-body>' + step('b'),
    want: { status: 500, variables: { steps: 'a' }, lastError: { section: 'on-error', source: 'set-body' } },
  },
  {
    fact: 'return-response in inbound ends the request: no backend, no outbound, no on-error.',
    inbound: answer(202, 'early'),
    outbound: step('o'),
    onError: step('e'),
    want: { status: 202, reason: 'Accepted', body: 'early', sent: [], variables: {}, lastError: null },
  },
  {
    fact: 'return-response in backend ends the request: no outbound.',
    backend: answer(204),
    outbound: step('o'),
    want: { status: 204, sent: [], variables: {} },
  },
  {
    fact: 'return-response in outbound replaces the response of the backend.',
    outbound: answer(201, 'new') + step('o'),
    request: { backend: [{ status: 500, headers: { 'X-Old': '1' }, body: 'old' }] },
    want: { status: 201, headers: {}, body: 'new', variables: {}, sent: [{}] },
  },
  {
    fact: 'return-response deep inside other policies ends the request as well.',
    inbound: `<choose><when condition="@(true)"><choose><when condition="@(true)">${answer(203)}</when></choose></when></choose>${step('i')}`,
    want: { status: 203, sent: [], variables: {} },
  },
  {
    fact: 'Without forward-request the backend is not called: outbound follows inbound.',
    inbound: step('i'),
    backend: '',
    outbound: step('o'),
    want: { status: 200, body: '', sent: [], variables: { steps: 'io' } },
  },
  {
    fact: 'Outbound can give a response its content although there was no backend.',
    backend: '',
    outbound: '<set-status code="201" reason="Made"/><set-body>made here</set-body>',
    want: { status: 201, reason: 'Made', body: 'made here', sent: [] },
  },
  {
    fact: 'Variables live on until the end of the request, in on-error too.',
    inbound: set('kept', 'yes') + fail,
    onError: '<set-variable name="seen" value="@((string)context.Variables["kept"])"/>',
    want: { variables: { kept: 'yes', seen: 'yes' } },
  },
  {
    fact: 'Variables do not outlive their request.',
    inbound: '<set-variable name="n" value="@(context.Variables.GetValueOrDefault<int>("n") + 1)"/>',
    request: { repeat: { times: 2, everyMs: 1000 } },
    want: [{ variables: { n: 1 } }, { variables: { n: 1 } }],
  },
  {
    fact: 'Comments may stand between policies and inside them.',
    inbound:
      '<!-- a --><choose><!-- b --><when condition="true"><!-- c --><set-variable name="x" value="1"/></when></choose>',
    want: { variables: { x: '1' } },
  },
  {
    fact: 'forward-request belongs in backend alone.',
    inbound: '<forward-request/>',
    want: { faults: ['wrong-section'] },
  },
  {
    fact: 'The backend section holds one policy.',
    backend: '<set-backend-service base-url="https://b.example.com"/><forward-request/>',
    want: { faults: ['too-many-elements'] },
  },
  {
    fact: 'The one policy of backend may be a wrapper such as retry.',
    backend: '<retry condition="@(false)" count="1" interval="1"><forward-request/></retry>',
    want: { status: 200, sent: [{}] },
  },
  {
    fact: 'The parts of a policy have an order.',
    inbound: '<return-response><set-body>x</set-body><set-status code="200"/></return-response>',
    want: { faults: ['wrong-order'] },
  },
  {
    fact: 'An unknown element is refused.',
    inbound: '<set-heder name="x"/>',
    want: { faults: ['unknown-policy'] },
  },
]);

conform('what LastError says', `${pages}/api-management-error-handling-policies`, [
  {
    fact: 'LastError names the policy, its reason, its place and its id.',
    inbound: '<set-variable id="first" name="x" value="@((string)context.Variables["none"])"/>',
    want: {
      status: 500,
      lastError: {
        source: 'set-variable',
        reason: 'ExpressionValueEvaluationFailure',
        message: noKey,
        scope: 'api',
        section: 'inbound',
        policyId: 'first',
      },
    },
  },
  {
    fact: 'Path shows the nesting, with ordinals that begin with 1.',
    inbound: `${never}${never}<choose><when condition="@(false)"/><when condition="@(true)">${fail}</when></choose>`,
    want: { lastError: { source: 'set-variable', path: 'choose[3]\\when[2]' } },
  },
  {
    fact: 'Path goes through every policy that is nested in another.',
    inbound: `<limit-concurrency key="k" max-count="1"><choose><when condition="@(true)">${fail}</when></choose></limit-concurrency>`,
    want: { lastError: { path: 'limit-concurrency[1]\\choose[1]\\when[1]' } },
  },
  {
    fact: 'A condition of retry that throws is an error of retry.',
    backend: '<retry condition="@((bool)context.Variables["none"])" count="1" interval="1"><forward-request/></retry>',
    want: { status: 500, sent: [{}], lastError: { source: 'retry', section: 'backend', message: noKey } },
  },
  {
    fact: 'After an error in outbound the response of the backend is gone.',
    outbound: fail,
    onError:
      '<set-body>@(context.Response.StatusCode + context.Response.Headers.GetValueOrDefault("X-B", "none"))</set-body>',
    request: { backend: [{ status: 200, headers: { 'X-B': '1' }, body: 'b' }] },
    want: { status: 500, body: '500none', header: { 'X-B': null } },
  },
  {
    fact: 'All properties of LastError can be read in on-error.',
    inbound: '<set-variable id="p" name="x" value="@((string)context.Variables["none"])"/>',
    onError:
      '<set-body>@($"{context.LastError.Source}|{context.LastError.Reason}|{context.LastError.Message}|{context.LastError.Scope}|{context.LastError.Section}|{context.LastError.PolicyId}")</set-body>',
    want: { body: `${genericError.Source}|${genericError.Reason}|${noKey}|api|inbound|p` },
  },
  {
    fact: 'LastError is null where no error happened.',
    outbound: '<set-variable name="none" value="@(context.LastError == null)"/>',
    want: { variables: { none: true }, lastError: null },
  },
  {
    fact: 'Scope is the one whose document the policy stands in.',
    documents: { global: { inbound: fail, backend: '<forward-request/>' }, api: { inbound: '<base/>' } },
    want: { lastError: { scope: 'global', section: 'inbound' } },
  },
  {
    fact: 'The product is a scope of its own.',
    documents: { product: { inbound: fail }, api: { inbound: '<base/>' } },
    want: { lastError: { scope: 'product' } },
  },
  {
    fact: 'An operation is a scope of its own.',
    documents: { operation: { inbound: fail } },
    want: { lastError: { scope: 'operation' } },
  },
  {
    fact: 'An expression that throws gives a 500 that tells the caller nothing but the activity.',
    inbound: fail,
    onError:
      '<set-body>@(context.Response.Body.As<JObject>()["activityId"].ToString() == context.RequestId.ToString() ? "same" : "other")</set-body>',
    want: {
      status: 500,
      reason: 'Internal Server Error',
      header: { 'Content-Type': 'application/json' },
      body: 'same',
    },
  },
  {
    fact: 'The message carries that of the exception.',
    inbound: '<set-variable name="x" value="@(context.Request.Headers.GetValueOrDefault("None").Length)"/>',
    want: {
      lastError: { message: 'Expression evaluation failed. Object reference not set to an instance of an object.' },
    },
  },
  {
    fact: 'A JSON body that is none is an error of its expression.',
    inbound: '<set-variable name="x" value="@(context.Request.Body.As<JObject>()["a"])"/>',
    request: { method: 'POST', body: 'no json' },
    want: { status: 500, lastError: { source: 'set-variable', reason: 'ExpressionValueEvaluationFailure' } },
  },
  {
    fact: 'A missing header of check-header has a reason and a message.',
    inbound:
      '<check-header name="X-A" failed-check-httpcode="401" failed-check-error-message="No" ignore-case="true"/>',
    want: {
      status: 401,
      lastError: {
        source: 'check-header',
        reason: 'HeaderNotFound',
        message: 'Header X-A was not found in the request. Access denied.',
        section: 'inbound',
        scope: 'api',
        policyId: null,
      },
    },
  },
  {
    fact: 'A wrong value of check-header has a reason and a message.',
    inbound:
      '<check-header name="X-A" failed-check-httpcode="401" failed-check-error-message="No" ignore-case="true"><value>1</value></check-header>',
    request: { headers: { 'X-A': '2' } },
    want: {
      lastError: {
        reason: 'HeaderValueNotAllowed',
        message: 'Header X-A value of 2 is not allowed. Access denied.',
      },
    },
  },
  {
    fact: 'An address that is not in the allow list has a reason and a message.',
    inbound: '<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>',
    request: { ip: '10.0.0.2' },
    want: {
      status: 403,
      lastError: {
        source: 'ip-filter',
        reason: 'CallerIpNotAllowed',
        message: 'Caller IP address 10.0.0.2 is not allowed. Access denied.',
      },
    },
  },
  {
    fact: 'An address in the forbid list has a reason and a message.',
    inbound: '<ip-filter action="forbid"><address>10.0.0.2</address></ip-filter>',
    request: { ip: '10.0.0.2' },
    want: {
      status: 403,
      lastError: { reason: 'CallerIpBlocked', message: 'Caller IP address is blocked. Access denied.' },
    },
  },
  {
    fact: 'A caller without a readable address has a reason and a message.',
    inbound: '<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>',
    request: { ip: 'nowhere' },
    want: {
      status: 403,
      lastError: {
        reason: 'FailedToParseCallerIP',
        message: 'Failed to establish IP address for the caller. Access denied.',
      },
    },
  },
  {
    fact: 'An exceeded rate limit has a reason and a message.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [
      { lastError: null },
      { lastError: { source: 'rate-limit-by-key', reason: 'RateLimitExceeded', message: 'Rate limit is exceeded' } },
    ],
  },
  {
    fact: 'An exceeded quota has a reason and a message with the time until it is renewed.',
    inbound:
      '<quota-by-key calls="1" renewal-period="3600" counter-key="k" first-period-start="2026-01-01T00:00:00Z"/>',
    request: { now: '2026-01-01T00:15:00Z', repeat: { times: 2, everyMs: 1000 } },
    want: [
      { lastError: null },
      {
        lastError: {
          source: 'quota-by-key',
          reason: 'QuotaExceeded',
          message: 'Out of call volume quota. Quota will be replenished in 00:44:59.',
        },
      },
    ],
  },
  {
    fact: 'A backend that cannot be reached is a BackendConnectionFailure of forward-request.',
    request: { backend: [{ error: 'connect' }] },
    want: {
      status: 500,
      lastError: { source: 'forward-request', reason: 'BackendConnectionFailure', section: 'backend' },
    },
  },
  {
    fact: 'A backend that takes too long is a Timeout of forward-request.',
    backend: '<forward-request timeout="2"/>',
    request: { backend: [{ error: 'timeout' }] },
    want: { status: 500, elapsedMs: 2000, lastError: { source: 'forward-request', reason: 'Timeout' } },
  },
  {
    fact: 'A callback that is no identifier is a CallbackParameterInvalid of jsonp.',
    outbound: '<jsonp callback-parameter-name="cb"/>',
    request: { url: 'https://api.example.com/orders/1?cb=1%2B1', backend: [{ body: '{}' }] },
    want: {
      lastError: {
        source: 'jsonp',
        reason: 'CallbackParameterInvalid',
        message: 'Value of callback parameter cb is not a valid JavaScript identifier.',
        section: 'outbound',
      },
    },
  },
]);

const refuse = (status: number): string =>
  `<check-header name="No" failed-check-httpcode="${status}" failed-check-error-message="m" ignore-case="true"/>`;
const address = 'https://x.example.com/check';
const get = `<set-url>${address}</set-url><set-method>GET</set-method>`;

conform('what on-error makes of errors', `${pages}/api-management-error-handling-policies`, [
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
