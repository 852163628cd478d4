import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../run/run-request.ts';
import { runApi, runApiRepeatedly } from '../testing/run-request.ts';
import { windowsOf } from './part/content-safety.ts';

function asked(prompt: string, more: object = {}): Partial<RunRequest> {
  return { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: prompt }], ...more }) };
}

describe('the semantic caches', () => {
  const backends = { e: { url: 'https://embeddings.example.com' } };
  const document = (family: string, attributes = '', vary = ''): string =>
    `<policies><inbound><${family}-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="e" embeddings-backend-auth="system-assigned"${attributes}>${vary}</${family}-semantic-cache-lookup></inbound><backend><forward-request/></backend><outbound><${family}-semantic-cache-store duration="60"/><set-header name="Out"><value>yes</value></set-header></outbound><on-error/></policies>`;

  it.each(['llm', 'azure-openai'])('%s answers the same prompt from the cache for its duration', (family) => {
    const request = {
      ...asked('hi'),
      backends,
      backend: [{ body: 'first' }, { body: 'second' }],
      repeat: { times: 4, everyMs: 25_000 },
    };
    const results = runApiRepeatedly(document(family), request);
    expect(results.map(({ response }) => response.body)).toEqual(['first', 'first', 'first', 'second']);
    expect(results.map(({ backendRequests }) => backendRequests.length)).toEqual([1, 0, 0, 1]);
    expect(results[1]?.response.headers).toEqual({ Out: 'yes' });
  });

  it('skips outbound after a hit where it is told to', () => {
    const request = { ...asked('hi'), backends, backend: [{ body: 'a' }], repeat: { times: 2, everyMs: 0 } };
    const results = runApiRepeatedly(document('llm'), request, { settings: { outboundAfterCacheHit: false } });
    expect(results[1]?.response).toMatchObject({ body: 'a', headers: {} });
  });

  it.each([
    ['another value to vary by', '', '<vary-by>@(Guid.NewGuid().ToString())</vary-by>', asked('hi'), 200],
    ['a stream', '', '', asked('hi', { stream: true }), 200],
    ['no prompt', '', '', { method: 'POST', body: '{}' }, 200],
    ['more messages than it may have', ' max-message-count="0"', '', asked('hi'), 200],
    ['another status', '', '', asked('hi'), 429],
  ])('keep nothing for %s', (...[, attributes, vary, request, status]) => {
    const results = runApiRepeatedly(document('llm', attributes, vary), {
      ...request,
      backends,
      backend: [{ status }],
      repeat: { times: 2, everyMs: 0 },
    });
    expect(results.map(({ backendRequests }) => backendRequests.length)).toEqual([1, 1]);
  });
});

describe('llm-content-safety', () => {
  const url = 'https://safety.example.com';
  const backends = { safety: { url } };
  const shieldUrl = `${url}/contentsafety/text:shieldPrompt?api-version=2024-09-01`;
  const analyzeUrl = `${url}/contentsafety/text:analyze?api-version=2024-09-01`;
  const categories =
    '<categories><category name="Hate" threshold="4"/><category name="Violence" threshold="2"/></categories>';
  function safety(attributes: string, children = ''): string {
    return `<llm-content-safety backend-id="safety" ${attributes}>${children}</llm-content-safety>`;
  }
  function severities(hate: number, violence: number): { readonly body: string } {
    const analysis = [
      { category: 'Hate', severity: hate },
      { category: 'Violence', severity: violence },
    ];
    return { body: JSON.stringify({ blocklistsMatch: [], categoriesAnalysis: analysis }) };
  }

  test.prop([fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })])(
    'refuses what is as severe as a threshold, or more',
    (hate, violence) => {
      const http = { [analyzeUrl]: severities(hate, violence) };
      const { response } = runApi(safety('', categories), { ...asked('hi'), backends, http });
      expect(response.status).toBe(hate >= 4 || violence >= 2 ? 403 : 200);
    },
  );

  it('asks as the service is to be asked, and says no in a word', () => {
    const children = `<categories output-type="EightSeverityLevels"><category name="Hate" threshold="4"/></categories><blocklists><id>list</id></blocklists>`;
    const http = {
      [shieldUrl]: { body: '{"userPromptAnalysis":{"attackDetected":false}}' },
      [analyzeUrl]: severities(5, 0),
    };
    const result = runApi(safety('shield-prompt="true"', children), { ...asked('hi'), backends, http });
    expect(result.httpRequests.map((request) => [request.url, JSON.parse(request.body)])).toEqual([
      [shieldUrl, { userPrompt: 'hi', documents: [] }],
      [analyzeUrl, { text: 'hi', categories: ['Hate'], blocklistNames: ['list'], outputType: 'EightSeverityLevels' }],
    ]);
    expect(result).toMatchObject({
      response: { status: 403, body: '{ "statusCode": 403, "message": "Request failed content safety check." }' },
      lastError: { source: 'llm-content-safety', reason: 'ContentSafetyViolation' },
      backendRequests: [],
    });
  });

  it.each([
    [
      'an attack',
      { [shieldUrl]: { body: '{"userPromptAnalysis":{"attackDetected":true}}' } },
      'shield-prompt="true"',
      '',
    ],
    [
      'a word on a list',
      { [analyzeUrl]: { body: '{"blocklistsMatch":[{}]}' } },
      '',
      '<blocklists><id>l</id></blocklists>',
    ],
  ])('refuses %s', (...[, http, attributes, children]) => {
    expect(runApi(safety(attributes, children), { ...asked('hi'), backends, http }).response.status).toBe(403);
  });

  it.each([
    ['nothing answers', { ...asked('hi'), backends }, /Unable to connect/],
    ['it answers with an error', { ...asked('hi'), backends, http: { [analyzeUrl]: { status: 401 } } }, /401/],
  ])('is an error where %s', (...[, request, message]) => {
    const result = runApi(safety('', categories), request);
    expect(result).toMatchObject({ response: { status: 500 }, backendRequests: [] });
    expect(result.lastError?.message).toMatch(message);
  });

  it('is an error where the backend is not there', () => {
    const policy = '<llm-content-safety backend-id="@("no" + "body")"/>';
    expect(runApi(policy, asked('hi'))).toMatchObject({
      response: { status: 500 },
      lastError: { message: 'Backend nobody is not defined.' },
    });
  });

  it('judges completions where it is told to', () => {
    const completion = { body: '{"choices":[{"message":{"content":"bad"}}]}' };
    const http = { [analyzeUrl]: [severities(0, 0), severities(0, 6)] };
    const request = { ...asked('hi'), backends, http, backend: [completion] };
    const result = runApi(safety('enforce-on-completions="true"', categories), request);
    expect(result.response.status).toBe(403);
    expect(result.httpRequests.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual(['hi', 'bad']);
    expect(
      runApi(safety('', categories), { ...request, http: { [analyzeUrl]: severities(0, 0) } }).response.status,
    ).toBe(200);
  });

  it('judges long texts in pieces', () => {
    const request = { ...asked('abcdefghij'), backends, http: { [analyzeUrl]: severities(0, 0) } };
    const result = runApi(safety('window-size="4" window-overlap-size="1"', categories), request);
    expect(result.httpRequests.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
      'abcd',
      'defg',
      'ghij',
    ]);
  });

  it('judges no text in more than a thousand pieces', () => {
    const count = (length: number): number | undefined =>
      windowsOf('x'.repeat(length), { size: 10, overlap: 8 })?.length;
    expect([count(2008), count(2009)]).toEqual([1000, undefined]);
    const request = { ...asked('x'.repeat(2000)), backends, http: { [analyzeUrl]: severities(0, 0) } };
    expect(runApi(safety('window-size="1"', categories), request)).toMatchObject({
      response: { status: 500 },
      httpRequests: [],
    });
  });

  test.prop([fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 20 }), fc.nat(25)])(
    'pieces are no longer than their size, and nothing of the text is left out',
    (text, size, overlap) => {
      const pieces = windowsOf(text, { size, overlap }) ?? [];
      const step = Math.max(1, size - overlap);
      expect(pieces.every((piece) => piece.length <= size)).toBe(true);
      expect(pieces.map((piece, index) => (index === pieces.length - 1 ? piece : piece.slice(0, step))).join('')).toBe(
        text,
      );
    },
  );
});

describe('send-service-bus-message', () => {
  const policy = (attributes: string): string =>
    `<send-service-bus-message ${attributes}><message-properties><message-property name="Kind">a "b"</message-property></message-properties><payload>@(context.Request.Body.As<string>(true))</payload></send-service-bus-message>`;
  const url = 'https://ns.servicebus.windows.net/orders/messages';

  it.each([
    ['queue-name="orders"', 'token-of-system-assigned-for-https://servicebus.azure.net/'],
    ['topic-name="orders" client-id="me"', 'token-of-me-for-https://servicebus.azure.net/'],
  ])('with %s sends the message with a token of the identity', (attributes, token) => {
    const request = { ...asked('hi'), http: { [url]: { status: 201 } } };
    const result = runApi(policy(`${attributes} namespace="ns.servicebus.windows.net"`), request);
    expect(result.httpRequests).toEqual([
      {
        atMs: 0,
        method: 'POST',
        url,
        headers: { Authorization: `Bearer ${token}`, Kind: '"a \\"b\\""' },
        body: request.body,
      },
    ]);
    expect(result.backendRequests[0]?.body).toBe(request.body);
  });

  it('is an error where the message is not taken, or nobody knows where to', () => {
    const refused = runApi(policy('queue-name="orders" namespace="ns.servicebus.windows.net"'), {
      ...asked('hi'),
      http: { [url]: { status: 403 } },
    });
    for (const result of [refused, runApi(policy('queue-name="orders"'), asked('hi'))])
      expect(result).toMatchObject({ response: { status: 500 }, lastError: { reason: 'ServiceBusMessageFailure' } });
  });
});

describe('Dapr', () => {
  const publishUrl = 'http://localhost:3500/v1.0/publish/bus/orders';
  const bindingUrl = 'http://localhost:3500/v1.0/bindings/mail';
  const publish = (attributes: string): string =>
    `<publish-to-dapr ${attributes}>@(context.Request.Method)</publish-to-dapr>`;

  it.each(['pubsub-name="bus" topic="orders"', 'topic="bus/orders"'])(
    'publish-to-dapr %s posts the message',
    (attributes) => {
      const result = runApi(publish(`${attributes} content-type="text/plain" response-variable-name="r"`), {
        http: { [publishUrl]: { status: 204 } },
      });
      expect(result.httpRequests).toEqual([
        { atMs: 0, method: 'POST', url: publishUrl, headers: { 'Content-Type': 'text/plain' }, body: 'GET' },
      ]);
      expect(result.variables).toMatchObject({ r: { status: 204 } });
    },
  );

  it('publish-to-dapr takes a Liquid template', () => {
    const policy = '<publish-to-dapr topic="bus/orders" template="Liquid">{"n":"{{body.a}}"}</publish-to-dapr>';
    const request = {
      ...asked('hi'),
      headers: { 'Content-Type': 'application/json' },
      body: '{"a":7}',
      http: { [publishUrl]: {} },
    };
    expect(runApi(policy, request).httpRequests[0]?.body).toBe('{"n":"7"}');
  });

  it.each([
    ['an error', { [publishUrl]: { status: 500 } }, 'DaprInvocationFailure'],
    ['silence', { [publishUrl]: { delayMs: 6000 } }, 'Timeout'],
    ['no sidecar', {}, 'BackendConnectionFailure'],
  ])('%s is an error unless errors are ignored', (...[, http, reason]) => {
    const attributes = 'pubsub-name="bus" topic="orders"';
    expect(runApi(publish(attributes), { http })).toMatchObject({ response: { status: 500 }, lastError: { reason } });
    expect(runApi(publish(`${attributes} ignore-error="true"`), { http })).toMatchObject({
      response: { status: 200 },
      lastError: null,
    });
  });

  it('invoke-dapr-binding posts data, metadata and operation', () => {
    const policy =
      '<invoke-dapr-binding name="mail" operation="create"><metadata><item key="to">@(context.Request.Method)</item></metadata><data>{"a": 1}</data></invoke-dapr-binding>';
    const { httpRequests } = runApi(policy, { http: { [bindingUrl]: {} } });
    expect(httpRequests[0]).toMatchObject({
      method: 'POST',
      url: bindingUrl,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(httpRequests[0]?.body ?? '')).toEqual({
      data: { a: 1 },
      metadata: { to: 'GET' },
      operation: 'create',
    });
  });

  it('set-backend-service calls a method of an application', () => {
    const policy =
      '<set-backend-service backend-id="dapr" dapr-app-id="shop" dapr-method="/orders/list" dapr-namespace="prod"/>';
    expect(runApi(policy, { url: 'https://api.example.com/x?q=1' }).backendRequests[0]?.url).toBe(
      'http://localhost:3500/v1.0/invoke/shop.prod/method/orders/list?q=1',
    );
  });
});

describe('cache-value', () => {
  const policy = (inside: string, attributes = ''): string =>
    `<cache-value key="k" variable-name="v"${attributes}><value>${inside}</value></cache-value>`;
  const computing =
    '<send-request response-variable-name="r"><set-url>https://x/</set-url></send-request><set-variable name="v" value="@(((IResponse)context.Variables["r"]).Body.As<string>())"/>';
  const http = { 'https://x/': [{ body: 'one' }, { body: 'two' }] };
  const values = (results: readonly RunResult[]): readonly unknown[] => results.map(({ variables }) => variables['v']);

  it('works the value out once, and again when it has expired', () => {
    const results = runApiRepeatedly(policy(computing, ' expires-after="15"'), {
      http,
      repeat: { times: 3, everyMs: 10_000 },
    });
    expect(values(results)).toEqual(['one', 'one', 'two']);
    expect(results.map(({ httpRequests }) => httpRequests.length)).toEqual([1, 0, 1]);
  });

  it('takes the default where nothing is worked out, and keeps nothing', () => {
    const results = runApiRepeatedly(policy('', ' default-value="none"'), { repeat: { times: 2, everyMs: 0 } });
    expect(values(results)).toEqual(['none', 'none']);
    expect(results[1]?.cache.stores).toBe(0);
  });
});
