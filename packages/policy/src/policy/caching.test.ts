import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeadersJson, RunResult } from '../run/run-request.ts';
import { runApi, runApiRepeatedly } from '../testing/run-request.ts';

const never = 'vary-by-developer="false" vary-by-developer-groups="false"';

type Cached = {
  readonly lookup?: string;
  readonly inside?: string;
  readonly store?: string;
  readonly outbound?: string;
};

function cached({ lookup = never, inside = '', store = 'duration="60"', outbound = '' }: Cached = {}): string {
  return `<policies><inbound><cache-lookup ${lookup}>${inside}</cache-lookup></inbound><backend><forward-request/></backend><outbound><cache-store ${store}/>${outbound}</outbound><on-error/></policies>`;
}

const counted = Array.from({ length: 50 }, (_, index) => ({ body: String(index) }));

function bodies(results: readonly RunResult[]): readonly string[] {
  return results.map(({ response }) => response.body);
}

describe('cache-lookup and cache-store', () => {
  test.prop([fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 90 })])(
    'keep an answer for its duration from when it was stored, and no longer',
    (times, everyMs, seconds) => {
      const document = cached({ store: `duration="${seconds}"` });
      let [stored, keptMs, untilMs] = [-1, 0, -1];
      const wanted = Array.from({ length: times }, (_, index) => {
        const atMs = index * everyMs;
        if (atMs >= untilMs) {
          stored += 1;
          keptMs = atMs;
          untilMs = keptMs + seconds * 1000;
        }
        return String(stored);
      });
      expect(bodies(runApiRepeatedly(document, { backend: counted, repeat: { times, everyMs } }))).toEqual(wanted);
    },
  );

  it.each([true, false])(
    'a hit has what was stored, and goes through outbound where that is so (%s)',
    (outboundAfterCacheHit) => {
      const outbound = '<set-header name="Twice" exists-action="append"><value>x</value></set-header>';
      const request = { backend: [{ headers: { A: '1' }, body: 'b' }], repeat: { times: 2, everyMs: 1000 } };
      const [first, second] = runApiRepeatedly(cached({ outbound }), request, { settings: { outboundAfterCacheHit } });
      expect(first?.response).toMatchObject({ headers: { A: '1', Twice: 'x' }, body: 'b' });
      expect(second?.response.headers).toEqual(outboundAfterCacheHit ? { A: '1', Twice: 'x' } : { A: '1' });
      expect(second?.backendRequests).toEqual([]);
      expect(second?.cache).toEqual({ hits: 1, misses: 0, stores: 0 });
    },
  );

  it.each([
    [204, '', false],
    [200, '', true],
    [204, ' cache-response="true"', true],
    [200, ' cache-response="false"', false],
    [404, ' cache-response="@(context.Response.StatusCode == 404)"', true],
  ])('with status %d and%s keep it: %s', (status, attribute, isKept) => {
    const document = cached({ store: `duration="60"${attribute}` });
    const results = runApiRepeatedly(document, { backend: [{ status }], repeat: { times: 2, everyMs: 1000 } });
    expect(results[1]?.backendRequests).toHaveLength(isKept ? 0 : 1);
  });

  it.each([
    ['GET', {}, never, true],
    ['HEAD', {}, never, false],
    ['POST', {}, never, false],
    ['GET', { Authorization: 'x' }, never, false],
    ['GET', { Authorization: 'x' }, `${never} allow-private-response-caching="true"`, true],
  ])(
    'for %s with %j and %s answer again: %s',
    (...[method, headers, lookup, isKept]: [string, HeadersJson, string, boolean]) => {
      const operation = { id: 'o', method: '*' };
      const request = { method, headers, operation, repeat: { times: 2, everyMs: 1000 } };
      expect(runApiRepeatedly(cached({ lookup }), request)[1]?.backendRequests).toHaveLength(isKept ? 0 : 1);
    },
  );

  it('store under the key of the lookup, whatever has become of the headers', () => {
    const document = cached({ inside: '<vary-by-header>Accept</vary-by-header>' }).replace(
      '</inbound>',
      '<set-header name="Accept"><value>@(Guid.NewGuid().ToString())</value></set-header></inbound>',
    );
    const request = { headers: { Accept: 'a' }, backend: counted, repeat: { times: 2, everyMs: 1000 } };
    expect(bodies(runApiRepeatedly(document, request))).toEqual(['0', '0']);
  });

  it('keep nothing for a request that did not come by the lookup, and tell nobody to', () => {
    const document = cached({ lookup: `${never} downstream-caching-type="public"` })
      .replace('<cache-lookup', '<choose><when condition="@(context.Request.Url.Query.Count == 1)"><cache-lookup')
      .replace('</cache-lookup>', '</cache-lookup></when></choose>');
    const request = { backend: counted, repeat: { times: 2, everyMs: 1000 } };
    const plain = runApiRepeatedly(document, request);
    expect(bodies(plain)).toEqual(['0', '1']);
    expect(plain[0]?.response.headers).toEqual({});
    const asked = runApiRepeatedly(document, { ...request, url: 'https://api.example.com/orders?a=1' });
    expect(bodies(asked)).toEqual(['0', '0']);
  });

  it('tell caches on the way nothing of what is not kept', () => {
    const document = cached({ lookup: `${never} downstream-caching-type="public"` });
    expect(runApi(document, { backend: [{ status: 500 }] }).response.headers).toEqual({});
    expect(runApi(document, { headers: { Authorization: 'x' } }).response.headers).toEqual({});
  });

  it('keep what the caller says of its own cache from the backend', () => {
    const headers = {
      'Cache-Control': 'no-cache',
      'If-None-Match': 'e',
      'If-Modified-Since': 'd',
      Pragma: 'p',
      Accept: 'a',
    };
    expect(runApi(cached(), { headers }).backendRequests[0]?.headers).toEqual({ Accept: 'a' });
  });

  it.each([
    ['', undefined],
    [' downstream-caching-type="private"', 'private, max-age=60, must-revalidate'],
    [' downstream-caching-type="public" must-revalidate="false"', 'public, max-age=60'],
  ])('with%s tell caches on the way %s', (attributes, wanted) => {
    const { headers } = runApi(cached({ lookup: never + attributes })).response;
    expect(headers['Cache-Control']).toBe(wanted);
  });
});

describe('the cache of values', () => {
  const kept = '<cache-store-value key="k" value="@(Guid.NewGuid().ToString())" duration="10"/>';
  const look = '<cache-lookup-value key="k" variable-name="v"/>';

  it('gives back what was stored, until it expires', () => {
    const policy = `${look}<choose><when condition="@(!context.Variables.ContainsKey("v"))">${kept}</when></choose>`;
    const results = runApiRepeatedly(policy, { repeat: { times: 5, everyMs: 4000 } });
    const held = results.map(({ variables }) => variables['v']);
    expect(held.map((value) => value === undefined)).toEqual([true, false, false, true, false]);
    expect(held[1]).toBe(held[2]);
    expect(held[4]).not.toBe(held[1]);
  });

  it('forgets what is removed', () => {
    expect(runApi(`${kept}<cache-remove-value key="k"/>${look}`).variables).toEqual({});
  });

  it('of what is not there gives the default, or nothing', () => {
    expect(runApi(look).variables).toEqual({});
    expect(runApi(look.replace('/>', ' default-value="@(7)"/>')).variables).toEqual({ v: 7 });
  });

  it.each(['@(5)', '@(true)', '@(JObject.Parse("{\'a\':1}"))', '@(new byte[] { 1 })', '@((string)null)'])(
    'keeps %s as it is',
    (value) => {
      const policy = `<cache-store-value key="k" value="${value}" duration="10"/>${look}<set-variable name="w" value="${value}"/>`;
      const { variables } = runApi(policy);
      expect(variables['v']).toEqual(variables['w']);
      expect(variables).toHaveProperty('v');
    },
  );

  it('tells keys apart', () => {
    const policy =
      '<cache-store-value key="@("a")" value="1" duration="10"/><cache-lookup-value key="b" variable-name="b"/><cache-lookup-value key="a" variable-name="a"/>';
    expect(runApi(policy).variables).toEqual({ a: '1' });
  });
});
