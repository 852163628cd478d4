import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyJson, RunResult } from '../run/run-request.ts';
import { runApi } from '../testing/run-request.ts';

function backend(policies: string, onError = ''): string {
  return `<policies><inbound/><backend>${policies}</backend><outbound/><on-error>${onError}</on-error></policies>`;
}

function times({ backendRequests }: RunResult): readonly number[] {
  return backendRequests.map(({ atMs }) => atMs);
}

/** Waits between one call and the next, in seconds. */
function waits(result: RunResult): readonly number[] {
  const at = times(result);
  return at.slice(1).map((each, index) => (each - (at[index] ?? 0)) / 1000);
}

describe('choose', () => {
  test.prop([fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), fc.boolean(), fc.boolean()])(
    'carries out the first branch that holds, and no other',
    (holds, hasOtherwise, isExpression) => {
      const condition = (each: boolean): string => (isExpression ? `@(${each})` : String(each));
      const set = (value: string): string => `<set-variable name="v" value="${value}"/>`;
      const whens = holds.map((each, index) => `<when condition="${condition(each)}">${set(String(index))}</when>`);
      const otherwise = hasOtherwise ? `<otherwise>${set('otherwise')}</otherwise>` : '';
      const first = holds.indexOf(true);
      const wanted = first >= 0 ? { v: String(first) } : hasOtherwise ? { v: 'otherwise' } : {};
      expect(runApi(`<choose>${whens.join('')}${otherwise}</choose>`).variables).toEqual(wanted);
    },
  );

  it('does not evaluate what stands behind the branch that holds', () => {
    const policy = '<choose><when condition="@(true)"/><when condition="@(int.Parse("x") > 0)"/></choose>';
    expect(runApi(policy).lastError).toBeNull();
  });

  it('says where an error was', () => {
    const policy =
      '<choose><when condition="false"/><when condition="true"><set-variable id="mine" name="v" value="@(int.Parse("x"))"/></when></choose>';
    expect(runApi(policy).lastError).toEqual({
      source: 'set-variable',
      reason: 'ExpressionValueEvaluationFailure',
      message: 'Expression evaluation failed. Input string was not in a correct format.',
      scope: 'api',
      section: 'inbound',
      path: 'choose[1]\\when[2]',
      policyId: 'mine',
    });
  });

  it('with a condition that is no boolean is an error of its own', () => {
    expect(runApi('<choose><when condition="@("maybe")"/></choose>').lastError).toMatchObject({ source: 'choose' });
  });
});

describe('retry', () => {
  const retry = (attributes: string, inside = '<forward-request buffer-request-body="true"/>'): string =>
    backend(`<retry condition="@(context.Response.StatusCode >= 500)" ${attributes}>${inside}</retry>`);

  test.prop([
    fc.array(fc.constantFrom(200, 404, 500, 503), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 6 }),
    fc.nat(20),
    fc.option(fc.nat(9), { nil: null }),
    fc.boolean(),
  ])(
    'tries again while its condition holds, up to its count, and waits in between',
    (...[statuses, count, interval, delta, firstFast]) => {
      const attributes = `count="${count}" interval="${interval}"${delta === null ? '' : ` delta="${delta}"`} first-fast-retry="${firstFast}"`;
      const result = runApi(retry(attributes), { backend: statuses.map((status) => ({ status })) });
      const at = (attempt: number): number => statuses[Math.min(attempt, statuses.length - 1)] ?? 0;
      let attempts = 1;
      while (attempts <= count && at(attempts - 1) >= 500) attempts += 1;
      expect(result.backendRequests).toHaveLength(attempts);
      expect(result.response.status).toBe(at(attempts - 1));
      expect(waits(result)).toEqual(
        Array.from({ length: attempts - 1 }, (_, index) =>
          firstFast && index === 0 ? 0 : interval + index * (delta ?? 0),
        ),
      );
      expect(result.elapsedMs).toBe(times(result).at(-1));
    },
  );

  test.prop([
    fc.integer({ min: 1, max: 8 }),
    fc.nat(10),
    fc.integer({ min: 1, max: 10 }),
    fc.nat(200),
    fc.boolean(),
    fc.nat(1000),
    fc.constantFrom<'double' | 'doubleLessOne'>('double', 'doubleLessOne'),
  ])(
    'with a maximum and a delta waits twice as long each time, within a fifth, and no longer than the maximum',
    (...[count, interval, delta, max, firstFast, seed, retryGrowth]) => {
      const attributes = `count="${count}" interval="${interval}" delta="${delta}" max-interval="${max}" first-fast-retry="${firstFast}"`;
      const result = runApi(retry(attributes), { backend: [{ status: 500 }], seed }, { settings: { retryGrowth } });
      expect(result.backendRequests).toHaveLength(count + 1);
      for (const [index, wait] of waits(result).entries()) {
        const factor = 2 ** index - (retryGrowth === 'double' ? 0 : 1);
        const around = (part: number): number =>
          firstFast && index === 0 ? 0 : Math.min(max, interval + factor * delta * part);
        expect(wait).toBeGreaterThanOrEqual(around(0.8) - 1e-6);
        expect(wait).toBeLessThanOrEqual(around(1.2) + 1e-6);
      }
    },
  );

  it('with a maximum and no delta waits the interval, up to the maximum', () => {
    const replies = [{ status: 500 }];
    expect(waits(runApi(retry('count="2" interval="9" max-interval="4"'), { backend: replies }))).toEqual([4, 4]);
    expect(waits(runApi(retry('count="2" interval="3" max-interval="4"'), { backend: replies }))).toEqual([3, 3]);
  });

  it('sends the body again where it is kept, and only there', () => {
    const request = { method: 'POST', body: 'x', backend: [{ status: 500 }] };
    const bodies = (document: string): readonly string[] =>
      runApi(document, request).backendRequests.map(({ body }) => body);
    expect(bodies(retry('count="1" interval="0"'))).toEqual(['x', 'x']);
    expect(bodies(retry('count="1" interval="0"', '<forward-request/>'))).toEqual(['x', '']);
  });

  describe('of an error inside it', () => {
    const condition = '@(context.LastError != null &amp;&amp; context.LastError.Reason == "BackendConnectionFailure")';
    const document = backend(
      `<retry condition="${condition}" count="2" interval="1"><forward-request/></retry>`,
      '<set-header name="Why"><value>@(context.LastError.Reason)</value></set-header>',
    );
    const lost: ReplyJson = { error: 'connect' };

    it('tries again, and the error is over when it went well', () => {
      const result = runApi(document, { backend: [lost, lost, { status: 204 }] });
      expect(result).toMatchObject({ response: { status: 204 }, lastError: null });
      expect(times(result)).toEqual([0, 1000, 2000]);
    });

    it('raises it after the last try', () => {
      const result = runApi(document, { backend: [lost] });
      expect(times(result)).toEqual([0, 1000, 2000]);
      expect(result).toMatchObject({
        response: { status: 500, headers: { Why: 'BackendConnectionFailure' } },
        lastError: { source: 'forward-request', section: 'backend', path: 'retry[1]' },
      });
    });

    it('raises one that the condition does not hold for at once', () => {
      const result = runApi(document, { backend: [{ delayMs: 301_000 }] });
      expect(result.backendRequests).toHaveLength(1);
      expect(result.lastError).toMatchObject({ reason: 'Timeout' });
    });
  });

  it('ends with a return-response inside it', () => {
    const inside = '<forward-request/><return-response><set-status code="202"/></return-response>';
    const result = runApi(retry('count="5" interval="1"', inside), { backend: [{ status: 500 }] });
    expect(result).toMatchObject({ response: { status: 202 }, elapsedMs: 0 });
    expect(result.backendRequests).toHaveLength(1);
  });

  it('inside a retry begins to count anew each time', () => {
    const inner = '<retry condition="@(true)" count="2" interval="1"><forward-request/></retry>';
    const result = runApi(retry('count="1" interval="10"', inner), { backend: [{ status: 500 }] });
    expect(times(result)).toEqual([0, 1000, 2000, 12_000, 13_000, 14_000]);
  });

  it('works its numbers out where they are expressions', () => {
    const document = retry('count="@(1 + 1)" interval="@(int.Parse("3"))" first-fast-retry="@(true)"');
    expect(waits(runApi(document, { backend: [{ status: 500 }] }))).toEqual([0, 3]);
  });
});

describe('wait', () => {
  const ask = (name: string): string =>
    `<send-request response-variable-name="${name}" timeout="20" ignore-error="true"><set-url>https://${name}/</set-url></send-request>`;

  test.prop([
    fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('all', 'any'),
  ])('lasts as long as the slowest for all, and as the fastest for any', (delays, kind) => {
    const names = delays.map((_, index) => `r${index}`);
    const http = Object.fromEntries(delays.map((delayMs, index) => [`https://r${index}/`, { delayMs, body: 'x' }]));
    const result = runApi(`<wait for="${kind}">${names.map(ask).join('')}</wait>`, { http });
    const ends = delays.map((delayMs) => Math.min(delayMs, 20_000));
    const best = Math.min(...ends);
    expect(result.elapsedMs).toBe(kind === 'all' ? Math.max(...ends) : best);
    const known = kind === 'all' ? names : [names[ends.indexOf(best)]];
    expect(Object.keys(result.variables)).toEqual(known);
    expect(result.httpRequests.map(({ atMs }) => atMs)).toEqual(delays.map(() => 0));
  });

  it('holds choose and cache-lookup-value, and tells them nothing of each other', () => {
    const inside =
      '<choose><when condition="true"><set-variable name="a" value="1"/></when></choose><choose><when condition="@(context.Variables.ContainsKey("a"))"><set-variable name="b" value="2"/></when></choose><cache-lookup-value key="k" variable-name="c" default-value="3"/>';
    expect(runApi(`<wait>${inside}</wait>`).variables).toEqual({ a: '1', c: '3' });
  });

  it('raises the error of a branch', () => {
    const failing = ask('r').replace(' ignore-error="true"', '');
    expect(runApi(`<wait for="all">${failing}${ask('s')}</wait>`).lastError).toMatchObject({
      source: 'send-request',
      reason: 'BackendConnectionFailure',
      path: 'wait[1]',
    });
  });

  it('gives places of limit-concurrency in branches back', () => {
    const limited = `<choose><when condition="true"><limit-concurrency key="k" max-count="1">${ask('r')}</limit-concurrency></when></choose>`;
    const result = runApi(`<wait>${limited}</wait>${limited}`, { http: { 'https://r/': {} } });
    expect(result).toMatchObject({ response: { status: 200 }, lastError: null });
  });
});
