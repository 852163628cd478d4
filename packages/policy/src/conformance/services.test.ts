import { expect } from 'vitest';
import { conform, policyPage } from './conformance.ts';
import type { CaseRequest, Want } from './conformance.ts';

const queueUrl = 'https://shop.servicebus.windows.net/orders/messages';
const message = (attributes: string, inside: string): string =>
  `<send-service-bus-message namespace="shop.servicebus.windows.net" ${attributes}>${inside}</send-service-bus-message>`;
const payload = '<payload>@("got " + context.Request.Method)</payload>';
const created = { [queueUrl]: { status: 201 } };

conform('send-service-bus-message', policyPage('send-service-bus-message'), [
  {
    fact: 'The payload goes to the queue.',
    inbound: message('queue-name="orders"', payload),
    request: { http: created },
    want: { status: 200, http: [{ method: 'POST', url: queueUrl, body: 'got GET' }], sent: [{}] },
  },
  {
    fact: 'It may go to a topic.',
    outbound: message('topic-name="orders"', payload),
    request: { http: created },
    want: { status: 200, http: [{ url: queueUrl, body: 'got GET' }] },
  },
  {
    fact: 'The managed identity of the service sends it.',
    inbound: message('queue-name="orders"', payload),
    request: { http: created, tokens: { 'https://servicebus.azure.net/': 'token-1' } },
    want: { http: [{ header: { Authorization: 'Bearer token-1' } }] },
  },
  {
    fact: 'Properties go with it.',
    inbound: message(
      'queue-name="@("or" + "ders")"',
      '<message-properties><message-property name="Kind">@("a" + "b")</message-property></message-properties><payload>p</payload>',
    ),
    request: { http: created },
    want: { http: [{ header: { Kind: '"ab"' }, body: 'p' }] },
  },
  {
    fact: 'Queue and topic exclude each other.',
    inbound: message('queue-name="a" topic-name="b"', payload),
    want: { faults: ['not-offline', 'wrong-value'] },
  },
  {
    fact: 'One of them is needed.',
    inbound: message('', payload),
    want: { faults: ['not-offline', 'missing-attribute'] },
  },
  {
    fact: 'A payload is needed.',
    inbound: message('queue-name="a"', ''),
    want: { faults: ['not-offline', 'missing-element'] },
  },
]);

const sidecar = 'http://localhost:3500/v1.0';
const bindingUrl = `${sidecar}/bindings/external-systems`;
const binding = (attributes = '', inside = ''): string =>
  `<invoke-dapr-binding name="external-systems" ${attributes}>${inside}</invoke-dapr-binding>`;
const json: CaseRequest = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"n":7}' };

conform('invoke-dapr-binding', policyPage('invoke-dapr-binding'), [
  {
    fact: 'Operation, metadata and data go to the binding.',
    inbound: binding(
      'operation="create"',
      '<metadata><item key="source">api-management</item></metadata><data>@("{\\"a\\":1}")</data>',
    ),
    request: { http: { [bindingUrl]: { status: 204 } } },
    want: {
      status: 200,
      http: [
        {
          method: 'POST',
          url: bindingUrl,
          body: '{"data":{"a":1},"metadata":{"source":"api-management"},"operation":"create"}',
        },
      ],
    },
  },
  {
    fact: 'The answer is kept in a variable.',
    inbound: `${binding('response-variable-name="r"', '<data>1</data>')}<set-variable name="v" value="@(((IResponse)context.Variables["r"]).StatusCode)"/><set-variable name="r" value=""/>`,
    request: { http: { [bindingUrl]: { status: 202 } } },
    want: { variables: { r: '', v: 202 } },
  },
  {
    fact: 'Data may be a Liquid template.',
    inbound: binding('template="Liquid"', '<data>{"m":{{body.n}}}</data>'),
    request: { ...json, http: { [bindingUrl]: {} } },
    want: { http: [{ body: '{"data":{"m":7}}' }] },
  },
  {
    fact: 'An error is an error.',
    inbound: binding('', '<data>1</data>'),
    request: { http: { [bindingUrl]: { error: 'connect' } } },
    want: { status: 500, sent: [], lastError: { source: 'invoke-dapr-binding', section: 'inbound' } },
  },
  {
    fact: 'It is not where ignore-error is true.',
    inbound: binding('ignore-error="true"', '<data>1</data>'),
    request: { http: { [bindingUrl]: { error: 'connect' } } },
    want: { status: 200, sent: [{}], lastError: null },
  },
  {
    fact: 'It waits for five seconds by default.',
    inbound: binding('', '<data>1</data>'),
    request: { http: { [bindingUrl]: { delayMs: 5001 } } },
    want: { status: 500, elapsedMs: 5000, lastError: { reason: 'Timeout' } },
  },
  {
    fact: 'timeout waits longer.',
    inbound: binding('timeout="6"', '<data>1</data>'),
    request: { http: { [bindingUrl]: { delayMs: 5001 } } },
    want: { status: 200, elapsedMs: 5001 },
  },
  {
    fact: 'timeout is 240 at most.',
    inbound: binding('timeout="241"'),
    want: { faults: ['not-offline', 'wrong-value'] },
  },
]);

const topicUrl = `${sidecar}/publish/orders/new`;

conform('publish-to-dapr', policyPage('publish-to-dapr'), [
  {
    fact: 'The text goes to the topic.',
    inbound:
      '<publish-to-dapr pubsub-name="orders" topic="new">@(context.Request.Body.As<string>(true))</publish-to-dapr>',
    request: { ...json, http: { [topicUrl]: { status: 204 } } },
    want: {
      status: 200,
      http: [{ method: 'POST', url: topicUrl, body: '{"n":7}', header: { 'Content-Type': 'application/json' } }],
    },
  },
  {
    fact: 'The component may stand before the topic.',
    inbound: '<publish-to-dapr topic="orders/new">x</publish-to-dapr>',
    request: { http: { [topicUrl]: {} } },
    want: { http: [{ url: topicUrl, body: 'x' }] },
  },
  {
    fact: 'Names may be expressions.',
    inbound: '<publish-to-dapr pubsub-name="@("or" + "ders")" topic="@("new")">x</publish-to-dapr>',
    request: { http: { [topicUrl]: {} } },
    want: { http: [{ url: topicUrl }] },
  },
  {
    fact: 'The text may be a Liquid template, and have another type.',
    inbound:
      '<publish-to-dapr topic="orders/new" template="Liquid" content-type="text/plain">n={{body.n}}</publish-to-dapr>',
    request: { ...json, http: { [topicUrl]: {} } },
    want: { http: [{ body: 'n=7', header: { 'Content-Type': 'text/plain' } }] },
  },
  {
    fact: 'An error is an error.',
    inbound: '<publish-to-dapr topic="orders/new">x</publish-to-dapr>',
    request: { http: { [topicUrl]: { error: 'connect' } } },
    want: { status: 500, lastError: { source: 'publish-to-dapr' } },
  },
  {
    fact: 'It is not where ignore-error is true.',
    inbound: '<publish-to-dapr topic="orders/new" ignore-error="true">x</publish-to-dapr>',
    request: { http: { [topicUrl]: { error: 'connect' } } },
    want: { status: 200, lastError: null },
  },
]);

conform('set-backend-service of Dapr', policyPage('set-backend-service-dapr'), [
  {
    fact: 'The request goes to a method of an application.',
    inbound: '<set-backend-service backend-id="dapr" dapr-app-id="echo" dapr-method="show"/>',
    request: { url: 'https://api.example.com/' },
    want: {
      sent: [{ url: expect.stringMatching(/^http:\/\/localhost:3500\/v1\.0\/invoke\/echo\/method\/show/) as string }],
    },
  },
  {
    fact: 'The application may be in a namespace.',
    inbound:
      '<set-backend-service backend-id="dapr" dapr-app-id="@("echo")" dapr-method="@("show")" dapr-namespace="@("prod")"/>',
    request: { url: 'https://api.example.com/' },
    want: {
      sent: [
        { url: expect.stringMatching(/^http:\/\/localhost:3500\/v1\.0\/invoke\/echo\.prod\/method\/show/) as string },
      ],
    },
  },
]);

const safetyUrl = 'https://safety.example.com/contentsafety';
const analyze = `${safetyUrl}/text:analyze?api-version=2024-09-01`;
const shield = `${safetyUrl}/text:shieldPrompt?api-version=2024-09-01`;
const severity = (category: string, level: number): { readonly body: string } => ({
  body: JSON.stringify({ blocklistsMatch: [], categoriesAnalysis: [{ category, severity: level }] }),
});
const calm = { body: '{"userPromptAnalysis":{"attackDetected":false}}' };
const attack = { body: '{"userPromptAnalysis":{"attackDetected":true}}' };
const prompt: CaseRequest = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: '{"messages":[{"role":"user","content":"hello"}]}',
  backends: { safety: { url: 'https://safety.example.com' } },
};
const safety = (inside: string, attributes = ''): string =>
  `<llm-content-safety backend-id="safety" ${attributes}>${inside}</llm-content-safety>`;
const hate = (threshold: string): string => `<categories><category name="Hate" threshold="${threshold}"/></categories>`;
const blocked: Want = { status: 403, sent: [], lastError: { source: 'llm-content-safety', section: 'inbound' } };

conform('llm-content-safety', policyPage('llm-content-safety'), [
  {
    fact: 'A prompt below the threshold is let through.',
    inbound: safety(hate('4')),
    request: { ...prompt, http: { [analyze]: severity('Hate', 2) } },
    want: { status: 200, http: [{ method: 'POST', url: analyze }], sent: [{}] },
  },
  {
    fact: 'A prompt of the threshold is not.',
    inbound: safety(hate('4')),
    request: { ...prompt, http: { [analyze]: severity('Hate', 4) } },
    want: blocked,
  },
  {
    fact: 'A prompt above it is not.',
    inbound: safety(hate('@(2 + 2)')),
    request: { ...prompt, http: { [analyze]: severity('Hate', 6) } },
    want: blocked,
  },
  {
    fact: 'Categories that are not named do not count.',
    inbound: safety(hate('4')),
    request: { ...prompt, http: { [analyze]: severity('Violence', 6) } },
    want: { status: 200 },
  },
  {
    fact: 'The service is asked with the text, the categories and the levels.',
    inbound: safety(
      '<categories output-type="EightSeverityLevels"><category name="Hate" threshold="4"/><category name="Violence" threshold="2"/></categories>',
    ),
    request: { ...prompt, http: { [analyze]: severity('Hate', 0) } },
    want: { http: [{ body: '{"text":"hello","categories":["Hate","Violence"],"outputType":"EightSeverityLevels"}' }] },
  },
  {
    fact: 'shield-prompt asks whether the prompt is an attack.',
    inbound: safety('', 'shield-prompt="true"'),
    request: { ...prompt, http: { [shield]: attack } },
    want: { ...blocked, http: [{ url: shield }] },
  },
  {
    fact: 'A prompt that is none is let through.',
    inbound: safety('', 'shield-prompt="true"'),
    request: { ...prompt, http: { [shield]: calm } },
    want: { status: 200 },
  },
  {
    fact: 'A match of a blocklist is refused.',
    inbound: safety('<blocklists><id>words</id></blocklists>'),
    request: {
      ...prompt,
      http: { [analyze]: { body: '{"blocklistsMatch":[{"blocklistName":"words"}],"categoriesAnalysis":[]}' } },
    },
    want: blocked,
  },
  {
    fact: 'enforce-on-completions judges the answer too.',
    inbound: safety(hate('4'), 'enforce-on-completions="true"'),
    request: {
      ...prompt,
      http: { [analyze]: [severity('Hate', 0), severity('Hate', 4)] },
      backend: [
        { headers: { 'Content-Type': 'application/json' }, body: '{"choices":[{"message":{"content":"bad"}}]}' },
      ],
    },
    want: { status: 403, sent: [{}] },
  },
  {
    fact: 'Without it the answer is not looked at.',
    inbound: safety(hate('4')),
    request: {
      ...prompt,
      http: { [analyze]: [severity('Hate', 0), severity('Hate', 4)] },
      backend: [
        { headers: { 'Content-Type': 'application/json' }, body: '{"choices":[{"message":{"content":"bad"}}]}' },
      ],
    },
    want: { status: 200, http: [{}] },
  },
  {
    fact: 'A text that is longer than window-size is judged piece by piece.',
    inbound: safety(hate('4'), 'window-size="3"'),
    request: { ...prompt, http: { [analyze]: severity('Hate', 0) } },
    want: {
      status: 200,
      http: ['hel', 'lo'].map((text) => ({
        body: `{"text":"${text}","categories":["Hate"],"outputType":"FourSeverityLevels"}`,
      })),
    },
  },
  {
    fact: 'A service that does not answer is an error.',
    inbound: safety(hate('4')),
    request: { ...prompt, http: { [analyze]: { status: 500 } } },
    want: { status: 500, sent: [], lastError: { source: 'llm-content-safety' } },
  },
]);

const severities = ['verbose', 'information', 'error'] as const;

conform('what observers are told', policyPage('trace'), [
  ...severities.map((level) => ({
    fact: `trace knows the severity ${level}.`,
    backend: `<choose><when condition="@(true)"><trace source="s" severity="${level}"><message>@(1 + 1)</message></trace><forward-request/></when></choose>`,
    want: { logs: [{ policy: 'trace', text: '2', properties: { severity: level } }], sent: [{}] },
  })),
  {
    fact: 'Several metadata go with one message.',
    inbound:
      '<trace source="s"><message>m</message><metadata name="a" value="1"/><metadata name="b" value="@(context.Request.Method)"/></trace>',
    want: { logs: [{ properties: { severity: 'verbose', a: '1', b: 'GET' } }] },
  },
  {
    fact: 'emit-metric takes a decimal value.',
    doc: policyPage('emit-metric'),
    outbound: '<emit-metric name="m" value="@(1.5 * 2.5)"><dimension name="d" value="@("x")"/></emit-metric>',
    want: { logs: [{ text: '3.75', properties: { d: 'x' } }] },
  },
  {
    fact: 'emit-metric has dimensions of its own.',
    doc: policyPage('emit-metric'),
    inbound:
      '<emit-metric name="m"><dimension name="Product ID"/><dimension name="User ID"/><dimension name="Location"/><dimension name="Gateway ID"/></emit-metric>',
    request: { product: { id: 'gold' }, user: { id: 'u1' }, deployment: { region: 'North Europe' } },
    want: {
      logs: [
        { properties: { 'Product ID': 'gold', 'User ID': 'u1', Location: 'North Europe', 'Gateway ID': 'managed' } },
      ],
    },
  },
  {
    fact: 'log-to-eventhub names a partition.',
    doc: policyPage('log-to-eventhub'),
    inbound: '<log-to-eventhub logger-id="hub" partition-id="@("1")">m</log-to-eventhub>',
    want: { logs: [{ to: 'hub', properties: { 'partition-id': '1' } }] },
  },
  {
    fact: 'log-to-eventhub cuts a text at 200 KB.',
    doc: policyPage('log-to-eventhub'),
    inbound: '<log-to-eventhub logger-id="hub">@(new string(\'x\', 300000))</log-to-eventhub>',
    want: { status: 200, logs: [{ text: 'x'.repeat(204_800) }] },
  },
  {
    fact: 'A partition is named by its id or by a key.',
    doc: policyPage('log-to-eventhub'),
    inbound: '<log-to-eventhub logger-id="hub" partition-id="1" partition-key="k">m</log-to-eventhub>',
    want: { faults: ['wrong-value'] },
  },
]);
