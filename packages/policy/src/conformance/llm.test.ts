import { conform, policyPage } from './conformance.ts';
import type { Case, CaseRequest, Want } from './conformance.ts';

const chat = (content: string, more: object = {}): CaseRequest => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ messages: [{ role: 'user', content }], ...more }),
});

/** A model that says how many tokens it used: 10 of the prompt, and the rest. */
const used = (total: number): NonNullable<CaseRequest['backend']> => [
  {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ usage: { prompt_tokens: 10, completion_tokens: total - 10, total_tokens: total } }),
  },
];

const json = 'application/json';
const exceeded = (seconds: number): Want => ({
  status: 429,
  headers: { 'Content-Type': json, 'Retry-After': String(seconds) },
  body: `{ "statusCode": 429, "message": "Token limit is exceeded. Try again in ${seconds} seconds." }`,
  sent: [],
});
const every = (everyMs: number, times = 2): CaseRequest => ({ repeat: { times, everyMs } });

function limitCases(name: string): readonly Case[] {
  const limit = (attributes: string, estimates = 'false'): string =>
    `<${name} counter-key="k" estimate-prompt-tokens="${estimates}" ${attributes}/>`;
  const minute = limit('tokens-per-minute="100"');
  return [
    {
      fact: 'Below the limit requests are let through.',
      inbound: minute,
      request: { ...chat('x'), backend: used(30), ...every(0, 3) },
      want: [{ status: 200 }, { status: 200 }, { status: 200 }],
    },
    {
      fact: 'Where nothing is estimated the usage of a response blocks the requests that follow.',
      inbound: minute,
      request: { ...chat('x'), backend: used(150), ...every(10_000) },
      want: [{ status: 200 }, exceeded(50)],
    },
    {
      fact: 'After a minute tokens are free again.',
      inbound: minute,
      request: { ...chat('x'), backend: used(150), ...every(61_000) },
      want: [{ status: 200 }, { status: 200 }],
    },
    {
      fact: 'An estimate refuses a request before it is sent.',
      inbound: limit('tokens-per-minute="50"', 'true'),
      request: chat('x'.repeat(400)),
      want: { status: 429, sent: [], lastError: { source: name, section: 'inbound' } },
    },
    {
      fact: 'An estimate is corrected by the usage.',
      inbound: limit('tokens-per-minute="150" remaining-tokens-header-name="X-Left"', 'true'),
      request: { ...chat('x'.repeat(400)), backend: used(30) },
      want: { status: 200, header: { 'X-Left': '120' } },
    },
    {
      fact: 'The names of what is told may be chosen.',
      inbound: limit(
        'tokens-per-minute="100" remaining-tokens-header-name="X-Left" tokens-consumed-header-name="X-Used"',
      ),
      request: { ...chat('x'), backend: used(30) },
      want: { header: { 'X-Left': '70', 'X-Used': '30' } },
    },
    {
      fact: 'Variables are told too.',
      inbound: limit(
        'tokens-per-minute="100" remaining-tokens-variable-name="left" tokens-consumed-variable-name="used"',
      ),
      request: { ...chat('x'), backend: used(30) },
      want: { variables: { left: 70, used: 30 } },
    },
    {
      fact: 'In backend the tokens that were consumed are 0, in outbound they are known.',
      inbound: limit('tokens-per-minute="100" tokens-consumed-variable-name="used"'),
      backend:
        '<choose><when condition="@(true)"><set-header name="X-Used"><value>@(context.Variables["used"].ToString())</value></set-header><forward-request/></when></choose>',
      outbound: '<set-header name="X-Used"><value>@(context.Variables["used"].ToString())</value></set-header>',
      request: { ...chat('x'), backend: used(30) },
      want: { sent: [{ header: { 'X-Used': '0' } }], header: { 'X-Used': '30' } },
    },
    {
      fact: 'The names of what is told of a refusal may be chosen.',
      inbound: limit('tokens-per-minute="100" retry-after-header-name="X-Wait" retry-after-variable-name="wait"'),
      request: { ...chat('x'), backend: used(150), ...every(20_000) },
      want: [
        { status: 200 },
        { status: 429, header: { 'X-Wait': '40', 'Retry-After': null }, variables: { wait: 40 } },
      ],
    },
    {
      fact: 'Each key has a counter.',
      inbound: `<${name} counter-key="@(context.RequestId.ToString())" tokens-per-minute="100" estimate-prompt-tokens="false"/>`,
      request: { ...chat('x'), backend: used(150), ...every(0) },
      want: [{ status: 200 }, { status: 200 }],
    },
    {
      fact: 'A stream is estimated, prompt and completion, whatever the policy says.',
      inbound: limit('tokens-per-minute="100" tokens-consumed-variable-name="used"'),
      request: {
        ...chat('x'.repeat(40), { stream: true }),
        backend: [
          {
            headers: { 'Content-Type': 'text/event-stream' },
            body: 'data: {"choices":[{"delta":{"content":"abcd"}}]}\n\ndata: {"choices":[{"delta":{"content":"efgh"}}]}\n\ndata: [DONE]\n\n',
          },
        ],
      },
      settings: { charsPerToken: 4 },
      want: { status: 200, variables: { used: 12 } },
    },
    {
      fact: 'An image counts as 1200 tokens.',
      inbound: limit('tokens-per-minute="1000"', 'true'),
      request: {
        ...chat(''),
        body: JSON.stringify({
          messages: [
            { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://x.example.com/i.png' } }] },
          ],
        }),
      },
      want: { status: 429, sent: [] },
    },
    {
      fact: 'A limit in a minute, or a quota, is needed.',
      inbound: limit(''),
      want: { faults: ['missing-attribute'] },
    },
    { fact: 'A quota needs a period.', inbound: limit('token-quota="1"'), want: { faults: ['missing-attribute'] } },
    {
      fact: 'There are five periods.',
      inbound: limit('token-quota="1" token-quota-period="Minutely"'),
      want: { faults: ['wrong-value'] },
    },
    {
      fact: 'Key and estimate-prompt-tokens are needed.',
      inbound: `<${name} tokens-per-minute="1"/>`,
      want: { faults: ['missing-attribute', 'missing-attribute'] },
    },
  ];
}

conform('llm-token-limit', policyPage('llm-token-limit'), limitCases('llm-token-limit'));
conform('azure-openai-token-limit', policyPage('azure-openai-token-limit'), limitCases('azure-openai-token-limit'));

/** Half an hour apart, the third at the hour after `now`. */
function period(of: string, now: string, settings: Case['settings'] = {}): Case {
  return {
    fact: `${of}: a quota that is used up is 403, until the period ends${settings.weeksBeginOnMonday === true ? ', where weeks begin on Monday' : ''}.`,
    inbound: `<llm-token-limit counter-key="k" token-quota="100" token-quota-period="${of}" estimate-prompt-tokens="false" remaining-quota-tokens-header-name="X-Left"/>`,
    request: { ...chat('x'), now, backend: used(150), ...every(1_800_000, 3) },
    settings,
    want: [
      { status: 200, header: { 'X-Left': '0' } },
      { status: 403, sent: [], header: { 'Retry-After': '1800' } },
      { status: 200, sent: [{}] },
    ],
  };
}

conform('token quotas', policyPage('llm-token-limit'), [
  period('Hourly', '2026-05-06T06:00:00Z'),
  period('Daily', '2026-05-06T23:00:00Z'),
  period('Weekly', '2026-01-03T23:00:00Z'),
  period('Weekly', '2026-01-04T23:00:00Z', { weeksBeginOnMonday: true }),
  period('Monthly', '2028-02-29T23:00:00Z'),
  period('Yearly', '2026-12-31T23:00:00Z'),
  {
    fact: 'A limit in a minute and a quota hold beside each other.',
    inbound:
      '<llm-token-limit counter-key="k" tokens-per-minute="100" token-quota="250" token-quota-period="Daily" estimate-prompt-tokens="false"/>',
    request: { ...chat('x'), backend: used(150), ...every(61_000, 3) },
    want: [{ status: 200 }, { status: 200 }, { status: 403 }],
  },
  {
    fact: 'What is left of a quota is told.',
    inbound:
      '<llm-token-limit counter-key="k" token-quota="1000" token-quota-period="Monthly" estimate-prompt-tokens="false" remaining-quota-tokens-variable-name="left"/>',
    request: { ...chat('x'), backend: used(150), ...every(0) },
    want: [{ variables: { left: 850 } }, { variables: { left: 700 } }],
  },
]);

function metricCases(name: string): readonly Case[] {
  const metric = (inside: string, attributes = ''): string => `<${name} ${attributes}>${inside}</${name}>`;
  const one = '<dimension name="Caller" value="@(context.Request.Method)"/>';
  return [
    {
      fact: 'Three metrics are sent after the response.',
      inbound: metric(one),
      request: { ...chat('x'), backend: used(30) },
      want: {
        logs: [
          { policy: name, to: 'API Management/Total Tokens', text: '30', properties: { Caller: 'POST' } },
          { policy: name, to: 'API Management/Prompt Tokens', text: '10', properties: { Caller: 'POST' } },
          { policy: name, to: 'API Management/Completion Tokens', text: '20', properties: { Caller: 'POST' } },
        ],
      },
    },
    {
      fact: 'The namespace may be chosen, and some dimensions have a value of their own.',
      inbound: metric('<dimension name="API ID"/><dimension name="Subscription ID"/>', 'namespace="shop"'),
      request: {
        ...chat('x'),
        api: { id: 'ai', serviceUrl: 'https://ai.example.com' },
        subscription: { id: 's1' },
        backend: used(30),
      },
      want: {
        logs: ['Total', 'Prompt', 'Completion'].map((which) => ({
          to: `shop/${which} Tokens`,
          properties: { 'API ID': 'ai', 'Subscription ID': 's1' },
        })),
      },
    },
    {
      fact: 'A stream is estimated.',
      inbound: metric(one),
      request: {
        ...chat('x'.repeat(8), { stream: true }),
        backend: [
          {
            headers: { 'Content-Type': 'text/event-stream' },
            body: 'data: {"choices":[{"delta":{"content":"abcd"}}]}\n\ndata: [DONE]\n\n',
          },
        ],
      },
      settings: { charsPerToken: 4 },
      want: { logs: [{ text: '3' }, { text: '2' }, { text: '1' }] },
    },
    {
      fact: 'There may be several of them.',
      inbound: metric(one) + metric(one, 'namespace="b"'),
      request: { ...chat('x'), backend: used(30) },
      want: { logs: [{}, {}, {}, {}, {}, {}] },
    },
    { fact: 'A dimension is needed.', inbound: metric(''), want: { faults: ['missing-element'] } },
  ];
}

conform('llm-emit-token-metric', policyPage('llm-emit-token-metric'), metricCases('llm-emit-token-metric'));
conform(
  'azure-openai-emit-token-metric',
  policyPage('azure-openai-emit-token-metric'),
  metricCases('azure-openai-emit-token-metric'),
);

const answer = { headers: { 'Content-Type': json }, body: '{"choices":[{"message":{"content":"hello"}}]}' };
const asked: CaseRequest = {
  ...chat('hi'),
  backends: { embeddings: { url: 'https://e.example.com' } },
  backend: [answer],
  ...every(1000),
};

function cacheCases(family: string): readonly Case[] {
  const lookup = (attributes = '', inside = ''): string =>
    `<${family}-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings" embeddings-backend-auth="system-assigned" ${attributes}>${inside}</${family}-semantic-cache-lookup>`;
  const store = `<${family}-semantic-cache-store duration="60"/>`;
  const system =
    '<set-body>@("{\\"messages\\":[{\\"role\\":\\"system\\",\\"content\\":\\"" + context.RequestId + "\\"},{\\"role\\":\\"user\\",\\"content\\":\\"hi\\"}]}")</set-body>';
  const hit: readonly Want[] = [
    { status: 200, sent: [{}], body: answer.body },
    { status: 200, sent: [], body: answer.body },
  ];
  const miss: readonly Want[] = [{ sent: [{}] }, { sent: [{}] }];
  return [
    {
      fact: 'A prompt that was answered is answered again, without the backend.',
      inbound: lookup(),
      outbound: store,
      request: asked,
      want: hit,
    },
    { fact: 'Without a store nothing is kept.', inbound: lookup(), request: asked, want: miss },
    {
      fact: 'It is kept for so many seconds.',
      inbound: lookup(),
      outbound: store,
      request: { ...asked, ...every(61_000) },
      want: miss,
    },
    {
      fact: 'vary-by keeps answers apart.',
      inbound: lookup('', '<vary-by>@(context.RequestId.ToString())</vary-by>'),
      outbound: store,
      request: asked,
      want: miss,
    },
    {
      fact: 'System messages are part of a prompt.',
      inbound: system + lookup(),
      outbound: store,
      request: asked,
      want: miss,
    },
    {
      fact: 'They are not where ignore-system-messages is true.',
      inbound: system + lookup('ignore-system-messages="true"'),
      outbound: store,
      request: asked,
      want: hit,
    },
    {
      fact: 'A conversation of more than max-message-count messages is not looked up.',
      inbound: system + lookup('ignore-system-messages="true" max-message-count="1"'),
      outbound: store,
      request: asked,
      want: miss,
    },
    {
      fact: 'Threshold and backend are needed.',
      inbound: `<${family}-semantic-cache-lookup embeddings-backend-auth="system-assigned"/>`,
      want: { faults: ['not-offline', 'missing-attribute', 'missing-attribute'] },
    },
  ];
}

conform('llm semantic cache', policyPage('llm-semantic-cache-lookup'), cacheCases('llm'));
conform('azure-openai semantic cache', policyPage('azure-openai-semantic-cache-lookup'), cacheCases('azure-openai'));
