import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyJson, RunRequest, RunResult } from '../run/run-request.ts';
import { runApi, runApiRepeatedly } from '../testing/run-request.ts';

/** Asks with a prompt of so many characters. */
function ask(characters: number, more: object = {}): Partial<RunRequest> {
  const body = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(characters) }], ...more });
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
}

function answer(prompt: number, completion: number): ReplyJson {
  const usage = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ choices: [], usage }) };
}

function limit(attributes: string): string {
  return `<llm-token-limit counter-key="k" ${attributes}/>`;
}

const stream: ReplyJson = {
  headers: { 'Content-Type': 'text/event-stream' },
  body: ['abcd', 'efgh']
    .map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
    .join('')
    .concat('data: [DONE]\n\n'),
};

describe('llm-token-limit', () => {
  const names = ['llm-token-limit', 'azure-openai-token-limit'] as const;

  test.prop([
    fc.constantFrom(...names),
    fc.array(fc.record({ gapMs: fc.constant(7000), tokens: fc.integer({ min: 0, max: 60 }) }), {
      minLength: 1,
      maxLength: 30,
    }),
    fc.integer({ min: 1, max: 100 }),
  ])(
    'without estimates lets a call through while the last minute used fewer than the limit',
    (name, calls, perMinute) => {
      const policy = `<${name} counter-key="k" tokens-per-minute="${perMinute}" estimate-prompt-tokens="false"/>`;
      const backend = calls.map(({ tokens }) => answer(tokens, 0));
      const results = runApiRepeatedly(policy, {
        ...ask(400),
        backend,
        repeat: { times: calls.length, everyMs: 7000 },
      });
      const used: { at: number; tokens: number }[] = [];
      const wanted = calls.map((_, index) => {
        const at = index * 7000;
        const inWindow = used.filter((each) => each.at > at - 60_000).reduce((sum, { tokens }) => sum + tokens, 0);
        if (inWindow >= perMinute) return 429;
        used.push({ at, tokens: calls[used.length]?.tokens ?? 0 });
        return 200;
      });
      expect(results.map(({ response }) => response.status)).toEqual(wanted);
    },
  );

  it('says how it stands in the words of the platform', () => {
    const policy = limit(
      'tokens-per-minute="100" estimate-prompt-tokens="true" remaining-tokens-header-name="Left" remaining-tokens-variable-name="left" tokens-consumed-header-name="Used" tokens-consumed-variable-name="used" retry-after-header-name="Again" retry-after-variable-name="again"',
    );
    const request = { ...ask(200), backend: [answer(50, 30)], repeat: { times: 2, everyMs: 10_000 } };
    const [first, second] = runApiRepeatedly(policy, request) as [RunResult, RunResult];
    expect(first.response).toMatchObject({ status: 200, headers: { Left: '20', Used: '80' } });
    expect(first.variables).toEqual({ used: 80, left: 20 });
    expect(second.backendRequests).toEqual([]);
    expect(second.response).toEqual({
      status: 429,
      reason: 'Too Many Requests',
      headers: { Again: '50', 'Content-Type': 'application/json', Left: '20' },
      body: '{ "statusCode": 429, "message": "Token limit is exceeded. Try again in 50 seconds." }',
    });
    expect(second.variables).toEqual({ used: 50, left: 20, again: 50 });
    expect(second.lastError).toMatchObject({
      source: 'llm-token-limit',
      reason: 'TokenLimitExceeded',
      message: 'Token limit is exceeded',
    });
  });

  it('with estimates refuses a prompt that cannot fit', () => {
    const result = runApi(limit('tokens-per-minute="10" estimate-prompt-tokens="true"'), ask(44));
    expect(result).toMatchObject({ response: { status: 429, headers: { 'Retry-After': '60' } }, backendRequests: [] });
    expect(runApi(limit('tokens-per-minute="10" estimate-prompt-tokens="true"'), ask(40)).response.status).toBe(200);
  });

  test.prop([fc.nat(400), fc.integer({ min: 1, max: 10 })])(
    'estimates by the number of characters',
    (count, perToken) => {
      const policy = limit(
        'tokens-per-minute="1000" estimate-prompt-tokens="true" tokens-consumed-variable-name="used"',
      );
      const result = runApi(policy, ask(count), { settings: { charsPerToken: perToken } });
      expect(result.variables).toEqual({ used: Math.ceil(count / perToken) });
    },
  );

  it.each([
    [{ prompt: 'abcd' }, 1],
    [{ input: ['abcd', 'abcde'] }, 3],
    [{ instructions: 'abcd', input: [{ role: 'user', content: [{ type: 'input_text', text: 'abcd' }] }] }, 3],
    [
      {
        messages: [
          {
            content: [
              { type: 'text', text: 'abcd' },
              { type: 'image_url', image_url: { url: 'https://x' } },
            ],
          },
        ],
      },
      1201,
    ],
    [{ contents: [{ parts: [{ text: 'abcd' }] }] }, 1],
    ['no object', 0],
  ])('estimates %j as %d tokens', (body, wanted) => {
    const policy = limit('tokens-per-minute="9999" estimate-prompt-tokens="true" tokens-consumed-variable-name="used"');
    expect(runApi(policy, { method: 'POST', body: JSON.stringify(body) }).variables).toEqual({ used: wanted });
  });

  it('estimates what is streamed, prompt and completion, even where it is not to', () => {
    const policy = limit('tokens-per-minute="100" estimate-prompt-tokens="false" tokens-consumed-variable-name="used"');
    const result = runApi(policy, { ...ask(40, { stream: true }), backend: [stream] });
    expect(result.variables).toEqual({ used: 12 });
  });

  it('tells outbound what was consumed, whatever becomes of the body', () => {
    const document = `<policies><inbound>${limit('tokens-per-minute="100" estimate-prompt-tokens="false" tokens-consumed-variable-name="used"')}<set-variable name="before" value="@((int)context.Variables["used"])"/></inbound><backend><forward-request/></backend><outbound><set-body>@(context.Variables["used"].ToString())</set-body></outbound><on-error/></policies>`;
    const result = runApi(document, { ...ask(40), backend: [answer(3, 4)] });
    expect(result).toMatchObject({ response: { body: '7' }, variables: { before: 0, used: 7 } });
  });

  it('keeps the estimate where the response says nothing', () => {
    const policy = limit('tokens-per-minute="100" estimate-prompt-tokens="true" remaining-tokens-variable-name="left"');
    expect(runApi(policy, { ...ask(40), backend: [{ status: 500 }] }).variables).toEqual({ left: 90 });
  });

  describe('with a quota', () => {
    const boundaries = [
      ['Hourly', '2026-03-01T10:59:59Z', 1],
      ['Daily', '2026-03-01T23:59:00Z', 60],
      ['Weekly', '2026-02-28T23:59:59Z', 1],
      ['Monthly', '2028-02-29T23:59:59Z', 1],
      ['Yearly', '2026-12-31T23:58:59Z', 61],
    ] as const;
    it.each(boundaries)('counts %s by the calendar of UTC', (period, now, left) => {
      const policy = limit(
        `token-quota="10" token-quota-period="${period}" estimate-prompt-tokens="false" remaining-quota-tokens-variable-name="left"`,
      );
      const request = { ...ask(4), backend: [answer(5, 5)], now, repeat: { times: 3, everyMs: (left * 1000) / 2 } };
      const results = runApiRepeatedly(policy, request);
      expect(results.map(({ response }) => response.status)).toEqual([200, 403, 200]);
      expect(results[1]).toMatchObject({
        response: {
          headers: { 'Retry-After': String(Math.ceil(left / 2)) },
          body: `{ "statusCode": 403, "message": "Token limit is exceeded. Try again in ${Math.ceil(left / 2)} seconds." }`,
        },
        lastError: { reason: 'TokenQuotaExceeded' },
        variables: { left: 0 },
      });
    });

    it('may begin its weeks on Monday', () => {
      const policy = limit('token-quota="10" token-quota-period="Weekly" estimate-prompt-tokens="false"');
      const request = {
        ...ask(4),
        backend: [answer(5, 5)],
        now: '2026-02-28T23:59:59Z',
        repeat: { times: 2, everyMs: 1000 },
      };
      const statuses = (weeksBeginOnMonday: boolean): readonly number[] =>
        runApiRepeatedly(policy, request, { settings: { weeksBeginOnMonday } }).map(({ response }) => response.status);
      expect([statuses(false), statuses(true)]).toEqual([
        [200, 200],
        [200, 403],
      ]);
    });
  });

  it('counts nothing where the request did not come by', () => {
    const policy = limit('tokens-per-minute="10" estimate-prompt-tokens="false"');
    const inside = `<choose><when condition="@(false)">${policy}</when></choose>`;
    expect(runApi(inside, { ...ask(4), backend: [answer(5, 5)] }).counters).toEqual([]);
    expect(runApi(policy, { ...ask(4), backend: [answer(5, 5)] }).counters).toEqual([
      { key: 'k', count: 10, limit: 10 },
    ]);
  });
});

describe('llm-emit-token-metric', () => {
  const metric = (name: string): string =>
    `<${name} namespace="shop"><dimension name="API ID"/><dimension name="Who" value="@(context.Request.Method)"/></${name}>`;

  it.each(['llm-emit-token-metric', 'azure-openai-emit-token-metric'])('%s sends three numbers', (name) => {
    const { logs } = runApi(metric(name), { ...ask(4), backend: [answer(3, 4)] });
    const properties = { 'API ID': 'api', Who: 'POST' };
    expect(logs).toEqual([
      { atMs: 0, policy: name, to: 'shop/Total Tokens', text: '7', properties },
      { atMs: 0, policy: name, to: 'shop/Prompt Tokens', text: '3', properties },
      { atMs: 0, policy: name, to: 'shop/Completion Tokens', text: '4', properties },
    ]);
  });

  it('estimates what is streamed', () => {
    const { logs } = runApi(metric('llm-emit-token-metric'), { ...ask(41, { stream: true }), backend: [stream] });
    expect(logs.map(({ text }) => text)).toEqual(['13', '11', '2']);
  });

  it('has five dimensions of its own at most', () => {
    const own = (count: number): string =>
      `<llm-emit-token-metric><dimension name="API ID"/>${Array.from({ length: count }, (_, index) => `<dimension name="d${index}" value="x"/>`).join('')}</llm-emit-token-metric>`;
    expect(runApi(own(5), ask(4)).response.status).toBe(200);
    expect(() => runApi(own(6), ask(4))).toThrow('too-many-elements');
  });

  it('sends nothing for a response without usage', () => {
    expect(runApi(metric('llm-emit-token-metric'), { ...ask(4), backend: [{ status: 429, body: '{}' }] }).logs).toEqual(
      [],
    );
  });
});
