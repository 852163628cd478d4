import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../run/run-request.ts';
import { runApi, runApiRepeatedly } from '../testing/run-request.ts';

function statuses(results: readonly RunResult[]): readonly number[] {
  return results.map(({ response }) => response.status);
}

function again(times: number, everyMs: number): Pick<RunRequest, 'repeat'> {
  return { repeat: { times, everyMs } };
}

describe('rate-limit-by-key', () => {
  const headers =
    'remaining-calls-header-name="Left" remaining-calls-variable-name="left" total-calls-header-name="Total" retry-after-variable-name="wait"';

  it('says how it stands in headers and variables', () => {
    const policy = `<rate-limit-by-key calls="2" renewal-period="60" counter-key="k" ${headers}/>`;
    const [first, second, third] = runApiRepeatedly(policy, again(3, 10_500));
    expect(first).toMatchObject({ response: { headers: { Left: '1', Total: '2' } }, variables: { left: 1 } });
    expect(second).toMatchObject({ response: { headers: { Left: '0', Total: '2' } }, variables: { left: 0 } });
    expect(third?.response).toEqual({
      status: 429,
      reason: 'Too Many Requests',
      headers: { 'Retry-After': '39', 'Content-Type': 'application/json', Left: '0', Total: '2' },
      body: '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 39 seconds." }',
    });
    expect(third?.variables).toEqual({ left: 0, wait: 39 });
    expect(third?.lastError).toMatchObject({ source: 'rate-limit-by-key', reason: 'RateLimitExceeded' });
  });

  test.prop([
    fc.array(fc.constantFrom(200, 401, 500), { minLength: 1, maxLength: 20 }),
    fc.integer({ min: 1, max: 4 }),
  ])('with a condition on the response counts when that is there, so that the next call pays', (replies, calls) => {
    const policy = `<rate-limit-by-key calls="${calls}" renewal-period="300" counter-key="k" increment-condition="@(context.Response.StatusCode == 401)" increment-count="@(1)"/>`;
    const results = runApiRepeatedly(policy, { backend: replies.map((status) => ({ status })), ...again(20, 1000) });
    let [spent, sent] = [0, 0];
    const wanted = results.map(() => {
      if (spent >= calls) return 429;
      const status = replies[Math.min(sent, replies.length - 1)] ?? 200;
      sent += 1;
      spent += status === 401 ? 1 : 0;
      return status;
    });
    expect(statuses(results)).toEqual(wanted);
  });

  it.each([
    ['increment-count="2"', [200, 200, 429, 429]],
    ['increment-condition="false"', [200, 200, 200, 200]],
    ['increment-after-response="true"', [200, 200, 200, 429]],
  ])('with %s counts so', (attribute, wanted) => {
    const policy = `<rate-limit-by-key calls="3" renewal-period="300" counter-key="k" ${attribute}/>`;
    expect(statuses(runApiRepeatedly(policy, again(4, 1000)))).toEqual(wanted);
  });

  it('counts nothing at the end where it was not met', () => {
    const policy =
      '<choose><when condition="@(context.Request.Method == "POST")"><rate-limit-by-key calls="1" renewal-period="60" counter-key="k" increment-condition="@(true)"/></when></choose>';
    expect(runApi(policy).counters).toEqual([]);
    expect(runApi(policy, { method: 'POST' }).counters).toEqual([{ key: 'k', count: 1, limit: 1 }]);
  });

  it('works its limits out where they are expressions', () => {
    const policy =
      '<rate-limit-by-key calls="@(1 + 1)" renewal-period="@(60)" counter-key="@(context.Request.IpAddress)"/>';
    expect(statuses(runApiRepeatedly(policy, again(3, 1000)))).toEqual([200, 200, 429]);
  });
});

describe('quota-by-key', () => {
  const one = '<quota-by-key calls="4" renewal-period="300" counter-key="k"/>';

  it('counts a key once in a request, however many policies count with it', () => {
    expect(statuses(runApiRepeatedly(one, again(5, 1000)))).toEqual([200, 200, 200, 200, 403]);
    expect(statuses(runApiRepeatedly(one + one, again(5, 1000)))).toEqual([200, 200, 200, 200, 403]);
    const late = one.replace('/>', ' increment-condition="@(true)"/>');
    expect(statuses(runApiRepeatedly(one + late, again(5, 1000)))).toEqual([200, 200, 200, 200, 403]);
    expect(statuses(runApiRepeatedly(late + late, again(5, 1000)))).toEqual([200, 200, 200, 200, 403]);
  });

  it('still has each policy check its own limit', () => {
    const two = one.replace('"4"', '"2"');
    for (const policies of [one + two, two + one])
      expect(statuses(runApiRepeatedly(policies, again(4, 1000)))).toEqual([200, 200, 403, 403]);
  });

  it('counts other keys and periods for themselves', () => {
    const other = one.replace('"k"', '"l"');
    const longer = one.replace('300', '600');
    expect(runApi(one + other + longer).counters.map(({ key, count }) => [key, count])).toEqual([
      ['k', 1],
      ['l', 1],
      ['k', 1],
    ]);
  });

  it('counts bytes of responses once too', () => {
    const bytes = '<quota-by-key bandwidth="1" renewal-period="300" counter-key="k"/>';
    const request = { backend: [{ body: 'x'.repeat(500) }], ...again(4, 1000) };
    for (const policy of [bytes, bytes + bytes])
      expect(statuses(runApiRepeatedly(policy, request))).toEqual([200, 200, 200, 403]);
  });

  it('says when it comes back', () => {
    const policy =
      '<quota-by-key calls="0" renewal-period="93600" counter-key="k" first-period-start="2025-12-31T23:59:00Z"/>';
    const result = runApi(policy);
    expect(result.response).toEqual({
      status: 403,
      reason: 'Forbidden',
      headers: { 'Retry-After': '93540', 'Content-Type': 'application/json' },
      body: '{ "statusCode": 403, "message": "Out of call volume quota. Quota will be replenished in 1.01:59:00." }',
    });
    expect(result.lastError).toMatchObject({ source: 'quota-by-key', reason: 'QuotaExceeded' });
  });

  test.prop([fc.array(fc.constantFrom(200, 404), { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 4 })])(
    'with a condition on the response counts when that is there',
    (replies, limit) => {
      const policy = `<quota-by-key calls="${limit}" renewal-period="300" counter-key="k" increment-condition="@(context.Response.StatusCode != 404)"/>`;
      const results = runApiRepeatedly(policy, { backend: replies.map((status) => ({ status })), ...again(10, 1000) });
      let [spent, sent] = [0, 0];
      const wanted = results.map(() => {
        if (spent >= limit) return 403;
        const status = replies[Math.min(sent, replies.length - 1)] ?? 200;
        sent += 1;
        spent += status === 404 ? 0 : 1;
        return status;
      });
      expect(statuses(results)).toEqual(wanted);
    },
  );
});

describe('rate-limit', () => {
  it('is for callers with a subscription', () => {
    const policy = '<rate-limit calls="1" renewal-period="60" remaining-calls-header-name="Left"/>';
    expect(statuses(runApiRepeatedly(policy, again(3, 1000)))).toEqual([200, 200, 200]);
    expect(statuses(runApiRepeatedly(policy, { subscription: { id: 's' }, ...again(3, 1000) }))).toEqual([
      200, 429, 429,
    ]);
  });

  it('counts at once what a failing backend answers too', () => {
    const request = { subscription: { id: 's' }, backend: [{ status: 500 }], ...again(2, 1000) };
    expect(statuses(runApiRepeatedly('<rate-limit calls="1" renewal-period="60"/>', request))).toEqual([500, 429]);
  });

  it('is behind a hit of the cache where it stands behind the lookup', () => {
    const document =
      '<policies><inbound><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/><rate-limit-by-key calls="1" renewal-period="60" counter-key="k" increment-condition="@(true)"/></inbound><backend><forward-request/></backend><outbound><cache-store duration="20"/></outbound><on-error/></policies>';
    const results = runApiRepeatedly(document, again(4, 9000));
    expect(statuses(results)).toEqual([200, 200, 200, 429]);
  });
});

describe('limit-concurrency', () => {
  const limit = (inside: string): string => `<limit-concurrency key="k" max-count="1">${inside}</limit-concurrency>`;

  it('gives its place back, after an error too', () => {
    const policy = limit('<set-variable name="v" value="@(int.Parse("x"))"/>');
    expect(statuses(runApiRepeatedly(policy, again(2, 1)))).toEqual([500, 500]);
    expect(
      runApi(`<retry condition="true" count="3" interval="0">${limit('<set-method>PUT</set-method>')}</retry>`).response
        .status,
    ).toBe(200);
  });

  it('refuses at once where all places are taken', () => {
    const result = runApi(limit(limit('<set-method>PUT</set-method>')));
    expect(result).toMatchObject({
      response: { status: 429, body: '{ "statusCode": 429, "message": "Concurrency limit is exceeded." }' },
      lastError: { source: 'limit-concurrency', path: 'limit-concurrency[1]' },
      backendRequests: [],
    });
  });

  it('of another key has places of its own', () => {
    const other = '<limit-concurrency key="@("l" + "")" max-count="1"><set-method>PUT</set-method></limit-concurrency>';
    expect(runApi(limit(other)).response.status).toBe(200);
  });
});
