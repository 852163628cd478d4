import { conform, policyPage } from './conformance.ts';

const set = (value: string): string => `<set-variable name="v" value="${value}"/>`;
/** Appends a letter to the variable that tells the order. */
const step = (letter: string): string =>
  `<set-variable name="steps" value="@(context.Variables.GetValueOrDefault("steps", "") + "${letter}")"/>`;

conform('choose', policyPage('choose'), [
  {
    fact: 'The first condition that holds decides, those after it are not looked at.',
    inbound: `<choose><when condition="@(false)">${set('1')}</when><when condition="@(true)">${set('2')}</when><when condition="@((bool)context.Variables["none"])">${set('3')}</when></choose>`,
    want: { status: 200, variables: { v: '2' } },
  },
  {
    fact: 'otherwise runs where no condition holds.',
    inbound: `<choose><when condition="@(false)">${set('1')}</when><otherwise>${set('other')}</otherwise></choose>`,
    want: { variables: { v: 'other' } },
  },
  {
    fact: 'otherwise does not run where one holds.',
    inbound: `<choose><when condition="@(true)">${set('1')}</when><otherwise>${set('other')}</otherwise></choose>`,
    want: { variables: { v: '1' } },
  },
  {
    fact: 'Without a match and otherwise nothing happens.',
    inbound: `<choose><when condition="@(false)">${set('1')}</when></choose>${step('a')}`,
    want: { variables: { steps: 'a' } },
  },
  {
    fact: 'choose may stand in choose.',
    inbound: `<choose><when condition="@(true)"><choose><when condition="@(false)">${set('a')}</when><otherwise>${set('b')}</otherwise></choose></when></choose>`,
    want: { variables: { v: 'b' } },
  },
  {
    fact: 'A condition may be the word true.',
    inbound: `<choose><when condition="true">${set('1')}</when></choose>`,
    want: { variables: { v: '1' } },
  },
  {
    fact: 'choose in backend may hold forward-request.',
    backend: '<choose><when condition="@(context.Request.Method == "GET")"><forward-request/></when></choose>',
    request: { backend: [{ body: 'got' }] },
    want: { body: 'got', sent: [{ method: 'GET' }] },
  },
  {
    fact: 'What follows choose runs whichever branch ran.',
    inbound: `<choose><when condition="@(true)">${step('a')}</when><otherwise>${step('b')}</otherwise></choose>${step('c')}`,
    want: { variables: { steps: 'ac' } },
  },
  {
    fact: 'A condition that throws is an error of choose.',
    inbound: '<choose><when condition="@((bool)context.Variables["none"])"/></choose>',
    want: { status: 500, lastError: { source: 'choose', reason: 'ExpressionValueEvaluationFailure' } },
  },
  { fact: 'choose needs a when.', inbound: '<choose/>', want: { faults: ['missing-element'] } },
  {
    fact: 'otherwise comes last.',
    inbound: `<choose><otherwise/><when condition="@(true)"/></choose>`,
    want: { faults: ['wrong-order'] },
  },
]);

const on503 = 'condition="@(context.Response.StatusCode == 503)"';
const down = { status: 503 };
const at = (...ms: readonly number[]): readonly { readonly atMs: number }[] => ms.map((atMs) => ({ atMs }));
const retry = (attributes: string, inside = '<forward-request/>'): string => `<retry ${attributes}>${inside}</retry>`;

conform('retry', policyPage('retry'), [
  {
    fact: 'What is inside runs once where the condition does not hold.',
    backend: retry(`${on503} count="3" interval="10"`),
    want: { status: 200, sent: at(0), elapsedMs: 0 },
  },
  {
    fact: 'The condition is looked at after each run.',
    backend: retry(`${on503} count="5" interval="10"`),
    request: { backend: [down, down, { status: 200, body: 'up' }] },
    want: { status: 200, body: 'up', sent: at(0, 10_000, 20_000) },
  },
  {
    fact: 'count is that of the repetitions: the last response stands.',
    backend: retry(`${on503} count="3" interval="1"`),
    request: { backend: [down, down, down, { status: 503, body: 'still' }] },
    want: { status: 503, body: 'still', sent: at(0, 1000, 2000, 3000), lastError: null },
  },
  {
    fact: 'interval alone: each wait is that long.',
    backend: retry(`${on503} count="3" interval="7"`),
    request: { backend: [down] },
    want: { sent: at(0, 7000, 14_000, 21_000) },
  },
  {
    fact: 'interval and delta: each wait is longer by delta.',
    backend: retry(`${on503} count="4" interval="10" delta="5"`),
    request: { backend: [down] },
    want: { sent: at(0, 10_000, 25_000, 45_000, 70_000) },
  },
  {
    fact: 'No wait is longer than max-interval.',
    backend: retry(`${on503} count="4" interval="10" max-interval="10" delta="10"`),
    request: { backend: [down] },
    want: { sent: at(0, 10_000, 20_000, 30_000, 40_000) },
  },
  {
    fact: 'With a delta of 0 and a maximum the wait is interval.',
    backend: retry(`${on503} count="3" interval="10" max-interval="100" delta="0"`),
    request: { backend: [down] },
    want: { sent: at(0, 10_000, 20_000, 30_000) },
  },
  {
    fact: 'interval and max-interval without delta: the shorter of the two.',
    backend: retry(`${on503} count="2" interval="10" max-interval="4"`),
    request: { backend: [down] },
    want: { sent: at(0, 4000, 8000) },
  },
  {
    fact: 'first-fast-retry makes the first wait nothing.',
    backend: retry(`${on503} count="3" interval="10" first-fast-retry="true"`),
    request: { backend: [down] },
    want: { sent: at(0, 0, 10_000, 20_000) },
  },
  {
    fact: 'An interval of 0 does not wait.',
    backend: retry(`${on503} count="2" interval="0"`),
    request: { backend: [down] },
    want: { sent: at(0, 0, 0), elapsedMs: 0 },
  },
  {
    fact: 'Time that the backend takes comes before the wait.',
    backend: retry(`${on503} count="1" interval="10"`),
    request: { backend: [{ status: 503, delayMs: 500 }] },
    want: { sent: at(0, 10_500), elapsedMs: 11_000 },
  },
  {
    fact: 'count and interval may be expressions.',
    inbound: '<set-variable name="n" value="@(2)"/>',
    backend: retry(`${on503} count="@((int)context.Variables["n"])" interval="@((int)context.Variables["n"] * 2)"`),
    request: { backend: [down] },
    want: { sent: at(0, 4000, 8000) },
  },
  {
    fact: 'All policies inside run again.',
    inbound: retry(
      'condition="@((string)context.Variables["steps"] != "ababab")" count="9" interval="1"',
      step('a') + step('b'),
    ),
    want: { variables: { steps: 'ababab' }, elapsedMs: 2000 },
  },
  {
    fact: 'A failed connection can be retried, and the error is gone when it works.',
    backend: retry('condition="@(context.LastError != null)" count="2" interval="1"'),
    request: { backend: [{ error: 'connect' }, { status: 200, body: 'up' }] },
    want: { status: 200, body: 'up', sent: at(0, 1000) },
  },
  {
    fact: 'A failure that is left after the last try goes to on-error.',
    backend: retry('condition="@(true)" count="2" interval="1"'),
    onError: step('e'),
    request: { backend: [{ error: 'connect' }] },
    want: {
      status: 500,
      sent: at(0, 1000, 2000),
      variables: { steps: 'e' },
      lastError: { reason: 'BackendConnectionFailure' },
    },
  },
  {
    fact: 'return-response inside leaves retry and ends the request.',
    inbound: retry(
      'condition="@(true)" count="9" interval="1"',
      '<return-response><set-status code="204"/></return-response>',
    ),
    want: { status: 204, elapsedMs: 0, sent: [] },
  },
  {
    fact: 'With buffer-request-body the body is sent again.',
    doc: policyPage('forward-request'),
    backend: retry(`${on503} count="1" interval="1"`, '<forward-request buffer-request-body="true"/>'),
    request: { method: 'POST', body: 'order', backend: [down, { status: 201 }] },
    want: { status: 201, sent: [{ body: 'order' }, { body: 'order' }] },
  },
  {
    fact: 'set-backend-service inside can go to another backend the next time.',
    inbound: '<set-variable name="n" value="@(0)"/>',
    backend: retry(
      `${on503} count="1" interval="0"`,
      '<set-variable name="n" value="@((int)context.Variables["n"] + 1)"/><set-backend-service base-url="@($"https://b{context.Variables["n"]}.example.com")"/><forward-request/>',
    ),
    request: { backend: [down, { status: 200 }] },
    want: { sent: [{ url: 'https://b1.example.com/orders/1' }, { url: 'https://b2.example.com/orders/1' }] },
  },
  {
    fact: 'A count of more than 50 is refused.',
    backend: retry(`${on503} count="51" interval="1"`),
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'A condition, a count and an interval are needed.',
    backend: retry(''),
    want: { faults: ['missing-attribute', 'missing-attribute', 'missing-attribute'] },
  },
]);

const ask = (name: string, url: string): string =>
  `<send-request mode="new" response-variable-name="${name}" timeout="20" ignore-error="true"><set-url>${url}</set-url><set-method>GET</set-method></send-request>`;
const bodyOf = (name: string): string =>
  `<set-variable name="${name}-body" value="@(((IResponse)context.Variables["${name}"])?.Body.As<string>())"/>`;
const two = {
  'https://a.example.com/': { body: 'A', delayMs: 3000 },
  'https://b.example.com/': { body: 'B', delayMs: 1000 },
};
const asks = ask('a', 'https://a.example.com/') + ask('b', 'https://b.example.com/');

conform('wait', policyPage('wait'), [
  {
    fact: 'What is inside runs at the same time: all of it takes as long as the longest.',
    inbound: `<wait for="all">${asks}</wait>${bodyOf('a')}${bodyOf('b')}`,
    outbound: '<set-body>@((string)context.Variables["a-body"] + context.Variables["b-body"])</set-body>',
    request: { http: two },
    want: { body: 'AB', elapsedMs: 3000, http: [{ atMs: 0 }, { atMs: 0 }], sent: [{ atMs: 3000 }] },
  },
  {
    fact: 'all is the default.',
    inbound: `<wait>${asks}</wait>`,
    request: { http: two },
    want: { elapsedMs: 3000 },
  },
  {
    fact: 'any goes on when the first is done.',
    inbound: `<wait for="any">${asks}</wait>`,
    outbound:
      '<set-body>@(((IResponse)context.Variables["b"]).Body.As<string>() + context.Variables.ContainsKey("a"))</set-body>',
    request: { http: two },
    want: { body: 'BFalse', elapsedMs: 1000 },
  },
  {
    fact: 'for may be an expression.',
    inbound: `<wait for="@(context.Request.Method == "GET" ? "any" : "all")">${asks}</wait>`,
    request: { http: two },
    want: { elapsedMs: 1000 },
  },
  {
    fact: 'choose inside decides what is asked.',
    inbound: `<wait for="all"><choose><when condition="@(false)">${ask('a', 'https://a.example.com/')}</when></choose>${ask('b', 'https://b.example.com/')}</wait>`,
    request: { http: two },
    want: { elapsedMs: 1000, http: [{ url: 'https://b.example.com/' }] },
  },
  {
    fact: 'A look into the cache may stand beside a request.',
    inbound: `<wait for="all"><cache-lookup-value key="k" variable-name="c" default-value="d"/>${ask('b', 'https://b.example.com/')}</wait>`,
    outbound: '<set-body>@((string)context.Variables["c"])</set-body>',
    request: { http: two },
    want: { body: 'd', elapsedMs: 1000 },
  },
  {
    fact: 'Other policies are refused inside.',
    inbound: `<wait>${set('1')}</wait>`,
    want: { faults: ['unexpected-element'] },
  },
  {
    fact: 'wait is not for on-error.',
    onError: `<wait>${asks}</wait>`,
    want: { faults: ['wrong-section'] },
  },
]);

conform('limit-concurrency', policyPage('limit-concurrency'), [
  {
    fact: 'Below its maximum what is inside runs.',
    backend: '<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>',
    request: { backend: [{ body: 'fine' }] },
    want: { status: 200, body: 'fine' },
  },
  {
    fact: 'A place is given back: requests after each other never meet.',
    backend: '<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>',
    request: { repeat: { times: 3, everyMs: 0 } },
    want: [{ status: 200 }, { status: 200 }, { status: 200 }],
  },
  {
    fact: 'A place is given back after an error.',
    backend: '<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>',
    request: { backend: [{ error: 'connect' }, { status: 200 }], repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 500 }, { status: 200 }],
  },
  {
    fact: 'Policies share a key: what is full is refused at once with 429.',
    inbound: `<limit-concurrency key="k" max-count="1">${step('a')}<limit-concurrency key="k" max-count="1">${step('b')}</limit-concurrency></limit-concurrency>`,
    onError: step('e'),
    want: {
      status: 429,
      elapsedMs: 0,
      sent: [],
      variables: { steps: 'ae' },
      lastError: { source: 'limit-concurrency', message: 'Concurrency limit is exceeded.', section: 'inbound' },
    },
  },
  {
    fact: 'Different keys count for themselves.',
    inbound: `<limit-concurrency key="k" max-count="1"><limit-concurrency key="@(context.Request.Method)" max-count="1">${step('b')}</limit-concurrency></limit-concurrency>`,
    want: { status: 200, variables: { steps: 'b' } },
  },
  {
    fact: 'In inbound it covers what is inside alone: the backend is called outside of it.',
    inbound: `<limit-concurrency key="k" max-count="1">${step('a')}</limit-concurrency>`,
    backend: '<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>',
    want: { status: 200, sent: [{}] },
  },
  {
    fact: 'max-count is written down, no expression.',
    inbound: '<limit-concurrency key="k" max-count="@(1)"/>',
    want: { faults: ['no-expression-here'] },
  },
]);

const address = 'https://x.example.com/check';
const get = `<set-url>${address}</set-url><set-method>GET</set-method>`;

conform('retry around other policies', policyPage('retry'), [
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
