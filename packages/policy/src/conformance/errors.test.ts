import { expect, it } from 'vitest';
import { policies } from '../policy/index.ts';
import { bearer, fine, hs256, nowSeconds, secret } from '../testing/tokens.ts';
import { conform, pages, policyPage } from './conformance.ts';
import type { Case, CaseRequest, Want } from './conformance.ts';

/** Every predefined error, as a whole: what the caller gets, and what `context.LastError` says. */

const page = `${pages}/api-management-error-handling-policies`;
const json = { 'Content-Type': 'application/json' };
const anyGuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

function told(status: number, message: string, headers: { readonly [name: string]: string } = {}): Want {
  return { status, headers: { ...json, ...headers }, body: `{ "statusCode": ${status}, "message": "${message}" }` };
}

/** The generic 500, which tells nothing but the activity. */
const generic: Want = {
  status: 500,
  headers: json,
  body: expect.stringMatching(
    `^\\{ "statusCode": 500, "message": "Internal server error", "activityId": "${anyGuid}" \\}$`,
  ) as string,
};

type LastError = NonNullable<Want['lastError']>;

const inbound: LastError = { scope: 'api', section: 'inbound', path: '', policyId: null };
const backend: LastError = { ...inbound, section: 'backend' };

const orders: CaseRequest = {
  api: { id: 'orders', path: 'orders', serviceUrl: 'https://b.internal', subscriptionRequired: true },
  operation: { id: 'get', method: 'GET', urlTemplate: '/{id}' },
};
const challenge = {
  'WWW-Authenticate':
    'AzureApiManagementKey realm="https://api.example.com/orders",name="Ocp-Apim-Subscription-Key",type="header"',
};
const missing =
  'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.';
const invalid =
  'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
const noOperation = {
  source: 'configuration',
  reason: 'OperationNotFound',
  message: 'Unable to match incoming request to an operation.',
  scope: 'global',
  section: 'backend',
  path: '',
  policyId: null,
};

conform('predefined errors for built-in steps', page, [
  {
    fact: 'configuration: OperationNotFound.',
    request: { ...orders, url: 'https://api.example.com/nothing' },
    want: { ...told(404, 'Resource not found'), reason: 'Not Found', sent: [], lastError: noOperation, elapsedMs: 0 },
  },
  {
    fact: 'authorization: SubscriptionKeyNotFound.',
    request: orders,
    want: {
      ...told(401, missing, challenge),
      reason: 'Unauthorized',
      sent: [],
      lastError: { ...inbound, source: 'authorization', reason: 'SubscriptionKeyNotFound', message: missing },
    },
  },
  {
    fact: 'authorization: SubscriptionKeyInvalid.',
    request: { ...orders, headers: { 'Ocp-Apim-Subscription-Key': 'wrong' } },
    want: {
      ...told(401, invalid, challenge),
      reason: 'Unauthorized',
      sent: [],
      lastError: { ...inbound, source: 'authorization', reason: 'SubscriptionKeyInvalid', message: invalid },
    },
  },
  {
    fact: 'multiple: ClientConnectionFailure.',
    request: { clientGoneAtMs: 200, backend: [{ delayMs: 1000, body: 'late' }] },
    want: {
      status: 499,
      headers: {},
      body: '',
      sent: [{ atMs: 0 }],
      elapsedMs: 200,
      lastError: {
        ...backend,
        scope: 'global',
        source: 'forward-request',
        reason: 'ClientConnectionFailure',
        message: 'The operation was canceled.',
      },
    },
  },
  {
    fact: 'multiple: BackendConnectionFailure.',
    request: { backend: [{ error: 'connect' }] },
    want: {
      ...generic,
      lastError: {
        ...backend,
        scope: 'global',
        source: 'forward-request',
        reason: 'BackendConnectionFailure',
        message: 'Unable to connect to the remote server',
      },
    },
  },
  {
    fact: 'multiple: ExpressionValueEvaluationFailure.',
    inbound: '<set-variable name="x" value="@((string)context.Variables["none"])"/>',
    want: {
      ...generic,
      sent: [],
      lastError: {
        ...inbound,
        source: 'set-variable',
        reason: 'ExpressionValueEvaluationFailure',
        message: 'Expression evaluation failed. The given key was not present in the dictionary.',
      },
    },
  },
  {
    fact: 'A circuit breaker that is open: 503.',
    doc: `${pages}/backends`,
    inbound: '<set-backend-service backend-id="b"/>',
    request: { backends: { b: { url: 'https://b.internal', breaker: 'open' } } },
    want: {
      ...told(503, 'Service unavailable'),
      sent: [],
      lastError: { ...backend, scope: 'global', source: 'forward-request', reason: 'BackendConnectionFailure' },
    },
  },
  {
    fact: 'A pool whose members are all out: 503.',
    doc: `${pages}/backends`,
    inbound: '<set-backend-service backend-id="pool"/>',
    request: {
      backends: {
        a: { url: 'https://a.internal', breaker: 'open' },
        b: { url: 'https://b.internal', breaker: 'open' },
        pool: {
          pool: [
            { id: 'a', priority: 1 },
            { id: 'b', priority: 2 },
          ],
        },
      },
    },
    want: { ...told(503, 'Service unavailable'), sent: [] },
  },
  {
    fact: 'A pool without members: 503.',
    doc: `${pages}/backends`,
    inbound: '<set-backend-service backend-id="pool"/>',
    request: { backends: { pool: { pool: [] } } },
    want: { ...told(503, 'Service unavailable'), sent: [] },
  },
  {
    fact: 'A reply may be scripted as unavailable.',
    doc: `${pages}/backends`,
    request: { backend: [{ error: 'unavailable' }] },
    want: { ...told(503, 'Service unavailable'), sent: [{ method: 'GET' }] },
  },
]);

const limit = (policy: string, seconds: number): Want => ({
  ...told(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, { 'Retry-After': String(seconds) }),
  lastError: { ...inbound, source: policy, reason: 'RateLimitExceeded', message: 'Rate limit is exceeded' },
});
const quota = (policy: string, volume: string): Want => {
  const message = `Out of ${volume} quota. Quota will be replenished in 00:59:50.`;
  return {
    ...told(403, message, { 'Retry-After': '3590' }),
    lastError: { ...inbound, source: policy, reason: 'QuotaExceeded', message },
  };
};
const twice: CaseRequest = { subscription: { id: 's' }, repeat: { times: 2, everyMs: 10_000 } };
const served: Want = { status: 200, lastError: null };
const product = (policy: string): Pick<Case, 'documents'> => ({ documents: { product: { inbound: policy } } });
const ofProduct = (want: Want): Want => ({ ...want, lastError: { ...want.lastError, scope: 'product' } });
const tooMany = (attributes: string, status: number, seconds: number): Case => ({
  fact: `llm-token-limit: ${attributes} used up is ${status}.`,
  doc: policyPage('llm-token-limit'),
  inbound: `<llm-token-limit counter-key="k" estimate-prompt-tokens="false" ${attributes}/>`,
  request: {
    ...twice,
    method: 'POST',
    headers: json,
    body: '{"messages":[{"role":"user","content":"x"}]}',
    backend: [{ headers: json, body: '{"usage":{"prompt_tokens":5,"completion_tokens":5,"total_tokens":10}}' }],
  },
  want: [
    served,
    {
      ...told(status, `Token limit is exceeded. Try again in ${seconds} seconds.`, { 'Retry-After': String(seconds) }),
      lastError: { ...inbound, source: 'llm-token-limit', message: 'Token limit is exceeded' },
    },
  ],
});

conform('predefined errors of limits', page, [
  {
    fact: 'rate-limit: RateLimitExceeded.',
    inbound: '<rate-limit calls="1" renewal-period="60"/>',
    request: twice,
    want: [served, limit('rate-limit', 50)],
  },
  {
    fact: 'rate-limit-by-key: RateLimitExceeded.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>',
    request: twice,
    want: [served, limit('rate-limit-by-key', 50)],
  },
  {
    fact: 'quota: QuotaExceeded, by calls.',
    ...product('<quota calls="1" renewal-period="3600"/>'),
    request: twice,
    want: [served, ofProduct(quota('quota', 'call volume'))],
  },
  {
    fact: 'quota: QuotaExceeded, by bandwidth.',
    ...product('<quota bandwidth="1" renewal-period="3600"/>'),
    request: { ...twice, backend: [{ body: 'x'.repeat(1024) }] },
    want: [served, ofProduct(quota('quota', 'bandwidth'))],
  },
  {
    fact: 'quota-by-key: QuotaExceeded.',
    inbound:
      '<quota-by-key calls="1" renewal-period="3600" counter-key="k" first-period-start="2026-01-01T00:00:00Z"/>',
    request: twice,
    want: [served, quota('quota-by-key', 'call volume')],
  },
  {
    fact: 'limit-concurrency: 429, of which the first words are known.',
    inbound:
      '<limit-concurrency key="k" max-count="1"><limit-concurrency id="inner" key="k" max-count="1"><set-variable name="x" value="1"/></limit-concurrency></limit-concurrency>',
    want: {
      ...told(429, 'Concurrency limit is exceeded.'),
      lastError: {
        ...inbound,
        source: 'limit-concurrency',
        message: 'Concurrency limit is exceeded.',
        path: 'limit-concurrency[1]',
        policyId: 'inner',
      },
    },
  },
  tooMany('tokens-per-minute="10"', 429, 50),
  tooMany('token-quota="10" token-quota-period="Hourly"', 403, 3590),
]);

const filter = (action: string): string => `<ip-filter action="${action}"><address>10.0.0.1</address></ip-filter>`;
const forbidden = (reason: string, message: string): Want => ({
  ...told(403, 'Forbidden'),
  sent: [],
  lastError: { ...inbound, source: 'ip-filter', reason, message: `${message} Access denied.` },
});
const check =
  '<check-header name="X-A" failed-check-httpcode="418" failed-check-error-message="No" ignore-case="true"><value>1</value></check-header>';
const checked = (reason: string, message: string): Want => ({
  ...told(418, 'No'),
  sent: [],
  lastError: { ...inbound, source: 'check-header', reason, message },
});

conform('predefined errors of access', page, [
  {
    fact: 'jsonp: CallbackParameterInvalid.',
    outbound: '<jsonp callback-parameter-name="cb"/>',
    request: { url: 'https://api.example.com/orders/1?cb=1', backend: [{ headers: json, body: '{}' }] },
    want: {
      ...told(400, 'Value of callback parameter cb is not a valid JavaScript identifier.'),
      lastError: {
        ...inbound,
        section: 'outbound',
        source: 'jsonp',
        reason: 'CallbackParameterInvalid',
        message: 'Value of callback parameter cb is not a valid JavaScript identifier.',
      },
    },
  },
  {
    fact: 'ip-filter: FailedToParseCallerIP.',
    inbound: filter('allow'),
    request: { ip: 'nowhere' },
    want: forbidden('FailedToParseCallerIP', 'Failed to establish IP address for the caller.'),
  },
  {
    fact: 'ip-filter: CallerIpNotAllowed.',
    inbound: filter('allow'),
    request: { ip: '10.0.0.2' },
    want: forbidden('CallerIpNotAllowed', 'Caller IP address 10.0.0.2 is not allowed.'),
  },
  {
    fact: 'ip-filter: CallerIpBlocked.',
    inbound: filter('forbid'),
    request: { ip: '10.0.0.1' },
    want: forbidden('CallerIpBlocked', 'Caller IP address is blocked.'),
  },
  {
    fact: 'check-header: HeaderNotFound.',
    inbound: check,
    want: checked('HeaderNotFound', 'Header X-A was not found in the request. Access denied.'),
  },
  {
    fact: 'check-header: HeaderValueNotAllowed.',
    inbound: check,
    request: { headers: { 'X-A': '2' } },
    want: checked('HeaderValueNotAllowed', 'Header X-A value of 2 is not allowed. Access denied.'),
  },
]);

const jwt = (inside = ''): string =>
  `<validate-jwt header-name="Authorization"><issuer-signing-keys><key>${secret.toString('base64')}</key></issuer-signing-keys>${inside}</validate-jwt>`;
const claim = (name: string, inside = ''): string => `<claim name="${name}">${inside}</claim>`;
const claims = (inside: string): string => `<required-claims>${inside}</required-claims>`;
const anyLibrary = expect.stringMatching(/^IDX.+ Access denied\.$/s) as string;

/** A token that is refused: the caller is told what LastError says. */
function refused(
  reason: string,
  given: { readonly inside?: string; readonly token?: string; readonly message?: string },
): Case {
  const { inside = '', token = hs256(fine), message = anyLibrary } = given;
  return {
    fact: `validate-jwt: ${reason}.`,
    inbound: jwt(inside),
    request: token === '' ? {} : bearer(token),
    want: {
      status: 401,
      headers: json,
      body: expect.stringMatching(/^\{ "statusCode": 401, "message": ".+" \}$/s) as string,
      sent: [],
      lastError: { ...inbound, source: 'validate-jwt', reason, message },
    },
  };
}

const tampered = (token: string): string => `${token.slice(0, -4)}AAAA`;

conform('predefined errors of validate-jwt', page, [
  refused('TokenNotPresent', { token: '', message: 'JWT not present.' }),
  refused('TokenSignatureInvalid', { token: tampered(hs256(fine)) }),
  refused('TokenAudienceNotAllowed', { inside: '<audiences><audience>them</audience></audiences>' }),
  refused('TokenIssuerNotAllowed', { inside: '<issuers><issuer>you</issuer></issuers>' }),
  refused('TokenExpired', { token: hs256({ ...fine, exp: nowSeconds - 60 }) }),
  refused('TokenSignatureKeyNotFound', { token: tampered(hs256(fine, { kid: 'other' })) }),
  refused('TokenClaimNotFound', {
    inside: claims(claim('role') + claim('scope')),
    message: 'JWT token is missing the following claims: role, scope. Access denied.',
  }),
  refused('TokenClaimValueNotAllowed', {
    inside: claims(claim('role', '<value>admin</value>')),
    token: hs256({ ...fine, role: 'guest' }),
    message: 'Claim role value of guest is not allowed. Access denied.',
  }),
  refused('JwtInvalid', { token: 'nothing', message: expect.stringMatching(/^IDX(?!.*Access denied)/s) as string }),
]);

const address = 'https://x.example.com/';
const validate =
  '<validate-content unspecified-content-type-action="prevent" max-size="9" size-exceeded-action="prevent"/>';
const harmful = {
  categoriesAnalysis: [{ category: 'Hate', severity: 6 }],
};

conform('predefined errors of sending and content', page, [
  {
    fact: 'forward-request: Timeout.',
    backend: '<forward-request timeout="2"/>',
    request: { backend: [{ error: 'timeout' }] },
    want: { ...generic, elapsedMs: 2000, lastError: { ...backend, source: 'forward-request', reason: 'Timeout' } },
  },
  {
    fact: 'send-request: Timeout.',
    inbound: `<send-request mode="new" response-variable-name="r" timeout="3"><set-url>${address}</set-url><set-method>GET</set-method></send-request>`,
    request: { http: { [address]: { error: 'timeout' } } },
    want: { ...generic, elapsedMs: 3000, lastError: { ...inbound, source: 'send-request', reason: 'Timeout' } },
  },
  {
    fact: 'validate-content: a request is a Bad request.',
    inbound: validate,
    request: { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' },
    want: {
      ...told(400, 'Unspecified content type text/plain is not allowed.'),
      sent: [],
      lastError: {
        ...inbound,
        source: 'validate-content',
        reason: 'Bad request',
        message: 'Unspecified content type text/plain is not allowed.',
      },
    },
  },
  {
    fact: 'validate-content: a response is a Response not allowed.',
    outbound: validate,
    request: { backend: [{ headers: { 'Content-Type': 'text/plain' }, body: 'x' }] },
    want: {
      status: 502,
      lastError: {
        ...inbound,
        section: 'outbound',
        source: 'validate-content',
        reason: 'Response not allowed',
        message: 'Unspecified content type text/plain is not allowed.',
      },
    },
  },
  {
    fact: 'llm-content-safety: what is blocked is 403.',
    inbound:
      '<llm-content-safety backend-id="s"><categories><category name="Hate" threshold="4"/></categories></llm-content-safety>',
    request: {
      method: 'POST',
      headers: json,
      body: '{"messages":[{"role":"user","content":"x"}]}',
      backends: { s: { url: 'https://s.example.com' } },
      http: {
        'https://s.example.com/contentsafety/text:analyze?api-version=2024-09-01': { body: JSON.stringify(harmful) },
      },
    },
    want: { status: 403, headers: json, sent: [], lastError: { ...inbound, source: 'llm-content-safety' } },
  },
]);

it('on-error takes the policies that are documented for it, and never forward-request', () => {
  const documented =
    'choose set-variable find-and-replace return-response set-header set-method set-status set-body send-request send-one-way-request log-to-eventhub json-to-xml xml-to-json limit-concurrency mock-response retry trace cache-lookup-value cache-store-value cache-remove-value emit-metric include-fragment validate-content validate-headers validate-status-code invoke-dapr-binding publish-to-dapr send-service-bus-message';
  const names = policies.filter(({ sections }) => sections.includes('on-error')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(documented.split(' ')));
  expect(names).not.toContain('forward-request');
});
