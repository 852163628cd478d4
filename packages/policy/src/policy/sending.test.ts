import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../run/run-request.ts';
import { outbound, runApi } from '../testing/run-request.ts';

function sent(result: RunResult): RunResult['backendRequests'][number] {
  return result.backendRequests[0] as RunResult['backendRequests'][number];
}

describe('return-response', () => {
  it('is an empty 200 by itself, and ends the request', () => {
    const result = runApi(outbound('<return-response/><set-status code="500"/>'), {
      backend: [{ status: 404, body: 'x' }],
    });
    expect(result).toMatchObject({ response: { status: 200, reason: 'OK', headers: {}, body: '' }, lastError: null });
    expect(runApi('<return-response/>').backendRequests).toEqual([]);
  });

  it('reads the response that it takes the place of', () => {
    const policy =
      '<return-response><set-status code="@(context.Response.StatusCode + 1)"/><set-header name="Was"><value>@(context.Response.Headers.GetValueOrDefault("X", "none"))</value></set-header><set-body>@(context.Response.Body.As<string>() + "!")</set-body></return-response>';
    const { response } = runApi(outbound(policy), { backend: [{ status: 418, headers: { X: 'tea' }, body: 'pot' }] });
    expect(response).toEqual({ status: 419, reason: '', headers: { Was: 'tea' }, body: 'pot!' });
  });

  it('begins with the response of a variable where one is named', () => {
    const ask = '<send-request response-variable-name="r"><set-url>https://x/</set-url></send-request>';
    const http = { 'https://x/': { status: 202, headers: { X: '1' }, body: 'b' } };
    const plain = runApi(`${ask}<return-response response-variable-name="r"/>`, { http });
    expect(plain.response).toEqual({ status: 202, reason: 'Accepted', headers: { X: '1' }, body: 'b' });
    const changed = `${ask}<return-response response-variable-name="r"><set-status code="500"/><set-header name="X" exists-action="delete"/></return-response>`;
    const result = runApi(changed, { http });
    expect(result.response).toMatchObject({ status: 500, headers: {}, body: 'b' });
    expect(result.variables['r']).toMatchObject({ status: 202, headers: { X: '1' } });
  });

  it('ends a request in on-error too', () => {
    const document =
      '<policies><inbound><set-variable name="v" value="@(int.Parse("x"))"/></inbound><backend/><outbound/><on-error><return-response><set-status code="503"/><set-body>@(context.LastError.Source)</set-body></return-response></on-error></policies>';
    expect(runApi(document).response).toMatchObject({ status: 503, body: 'set-variable' });
  });
});

describe('send-request', () => {
  const http = { 'https://x/': { status: 404, body: 'no' } };
  function send(attributes: string, inside = '<set-url>https://x/</set-url>'): string {
    return `<send-request response-variable-name="r" ${attributes}>${inside}</send-request>`;
  }

  it('puts any answer into its variable', () => {
    expect(runApi(send(''), { http })).toMatchObject({
      variables: { r: { status: 404, body: 'no' } },
      httpRequests: [{ method: 'GET', url: 'https://x/', headers: {}, body: '' }],
      response: { status: 200 },
    });
  });

  it('builds its request from what is inside, and leaves the other one alone', () => {
    const inside =
      '<set-url>@("https://" + "x/")</set-url><set-method>POST</set-method><set-header name="A"><value>1</value></set-header><set-body>@(context.Request.Method)</set-body><authentication-basic username="u" password="p"/>';
    const result = runApi(send('', inside), { http, headers: { B: '2' } });
    expect(result.httpRequests).toEqual([
      { atMs: 0, method: 'POST', url: 'https://x/', headers: { A: '1', Authorization: 'Basic dTpw' }, body: 'GET' },
    ]);
    expect(sent(result)).toMatchObject({ method: 'GET', headers: { B: '2' }, body: '' });
  });

  it('copies the request where it is told to, and not its body once there is a response', () => {
    const request: Partial<RunRequest> = { method: 'POST', headers: { A: '1' }, body: 'b', http };
    const copied = { method: 'POST', url: 'https://x/', headers: { A: '1' } };
    expect(runApi(send('mode="copy"'), request).httpRequests).toMatchObject([{ ...copied, body: 'b' }]);
    expect(runApi(outbound(send('mode="copy"')), request).httpRequests).toMatchObject([{ ...copied, body: '' }]);
    const same = runApi(send('mode="copy"', ''), { ...request, http: { 'https://api.example.com/orders/1': {} } });
    expect(same.httpRequests).toMatchObject([{ ...copied, url: 'https://api.example.com/orders/1', body: 'b' }]);
  });

  it.each([
    ['nobody answers', {}, 'BackendConnectionFailure', 0],
    ['the answer comes too late', { 'https://x/': { delayMs: 2001 } }, 'Timeout', 2000],
  ])('is an error where %s, or null where errors are ignored', (...[, replies, reason, elapsedMs]) => {
    const result = runApi(send('timeout="2"'), { http: replies });
    expect(result).toMatchObject({
      response: { status: 500 },
      lastError: { source: 'send-request', reason },
      elapsedMs,
    });
    const ignored = runApi(send('timeout="2" ignore-error="true"'), { http: replies });
    expect(ignored).toMatchObject({ response: { status: 200 }, lastError: null, variables: { r: null }, elapsedMs });
  });

  it('waits 60 seconds unless it says otherwise', () => {
    expect(runApi(send('ignore-error="true"'), { http: { 'https://x/': { delayMs: 90_000 } } }).elapsedMs).toBe(60_000);
  });

  it('to what is no URL is an error', () => {
    expect(runApi(send('ignore-error="true"', '<set-url>@("nowhere")</set-url>')).lastError?.message).toContain(
      'Invalid URI',
    );
  });

  it('send-one-way-request sends and does not wait', () => {
    const policy =
      '<send-one-way-request mode="new"><set-url>https://x/</set-url><set-method>PUT</set-method><set-body>b</set-body></send-one-way-request>';
    const slow = { 'https://x/': { delayMs: 50_000 } };
    for (const replies of [slow, {}])
      expect(runApi(policy, { http: replies })).toMatchObject({
        elapsedMs: 0,
        lastError: null,
        variables: {},
        httpRequests: [{ method: 'PUT', url: 'https://x/', body: 'b' }],
      });
  });
});

describe('authentication', () => {
  test.prop([
    fc.string({ unit: fc.constantFrom('a', 'Z', ':', 'é', '€', ' ') }),
    fc.string({ unit: fc.constantFrom('b', ':', 'ß') }),
  ])('authentication-basic is what RFC 7617 has, in UTF-8', (user, password) => {
    const policy = `<authentication-basic username="@("${user}")" password="@("${password}")"/>`;
    const wanted = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    expect(sent(runApi(policy, { headers: { Authorization: 'old' } })).headers['Authorization']).toBe(wanted);
  });

  it.each([
    ['resource="https://r"', 'token-of-system-assigned-for-https://r'],
    ['resource="https://r" client-id="me"', 'token-of-me-for-https://r'],
    ['resource="@("https://" + "given")"', 'given-token'],
  ])('authentication-managed-identity %s sends a token', (attributes, token) => {
    const result = runApi(`<authentication-managed-identity ${attributes}/>`, {
      tokens: { 'https://given': 'given-token' },
    });
    expect(sent(result).headers['Authorization']).toBe(`Bearer ${token}`);
  });

  it('authentication-managed-identity fills a variable instead where one is named', () => {
    const result = runApi('<authentication-managed-identity resource="r" output-token-variable-name="t"/>');
    expect(result.variables).toEqual({ t: 'token-of-system-assigned-for-r' });
    expect(sent(result).headers).not.toHaveProperty('Authorization');
  });

  it('authentication-managed-identity without a token is an error unless errors are ignored', () => {
    const policy = '<authentication-managed-identity resource="authorization:none"/>';
    expect(runApi(policy)).toMatchObject({
      response: { status: 500 },
      lastError: { source: 'authentication-managed-identity' },
    });
    const ignoring = policy.replace('/>', ' ignore-error="true"/>');
    expect(runApi(ignoring)).toMatchObject({ response: { status: 200 }, lastError: null });
  });
});

describe('what observes', () => {
  it('trace, emit-metric and log-to-eventhub say it to whom they should', () => {
    const policies =
      '<trace source="me" severity="error"><message>@("m" + 1)</message><metadata name="k" value="@(2.ToString())"/></trace><emit-metric name="n" namespace="s" value="@(1.5)"><dimension name="API ID"/><dimension name="d" value="x"/></emit-metric><log-to-eventhub logger-id="hub" partition-id="3">@("t")</log-to-eventhub>';
    expect(runApi(policies).logs).toEqual([
      { atMs: 0, policy: 'trace', to: 'me', text: 'm1', properties: { severity: 'error', k: '2' } },
      { atMs: 0, policy: 'emit-metric', to: 's/n', text: '1.5', properties: { 'API ID': 'api', d: 'x' } },
      { atMs: 0, policy: 'log-to-eventhub', to: 'hub', text: 't', properties: { 'partition-id': '3' } },
    ]);
  });

  it('log-to-eventhub cuts what is too long', () => {
    const policy = '<log-to-eventhub logger-id="hub">@(new string(\'x\', 300000))</log-to-eventhub>';
    expect(runApi(policy).logs[0]?.text).toHaveLength(200 * 1024);
  });
});
