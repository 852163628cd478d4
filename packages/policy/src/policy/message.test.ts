import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../run/run-request.ts';
import { outbound, runApi } from '../testing/run-request.ts';

type Action = 'override' | 'skip' | 'append' | 'delete';

const actions = fc.constantFrom<Action>('override', 'skip', 'append', 'delete');
const word = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-'), minLength: 1, maxLength: 4 });

/** What the documented table makes of values that are there and values that are given. */
function becomes(action: Action, held: readonly string[], given: readonly string[]): readonly string[] {
  if (action === 'delete') return [];
  if (held.length === 0) return given;
  return { override: given, skip: held, append: [...held, ...given] }[action];
}

function values(given: readonly string[]): string {
  return given.map((value) => `<value>${value}</value>`).join('');
}

function sent(result: RunResult): RunResult['backendRequests'][number] {
  return result.backendRequests[0] as RunResult['backendRequests'][number];
}

describe('set-header', () => {
  test.prop([
    actions,
    fc.array(word, { maxLength: 3 }),
    fc.array(word, { maxLength: 3 }),
    fc.constantFrom('X-One', 'x-one', 'X-ONE'),
  ])('does what its table says, in whatever case the name is written', (action, held, given, name) => {
    const policy = `<set-header name="${name}" exists-action="${action}">${values(given)}</set-header>`;
    const { headers } = sent(runApi(policy, { headers: held.length === 0 ? {} : { 'X-One': held } }));
    const found = Object.entries(headers).filter(([key]) => key.toLowerCase() === 'x-one');
    const wanted = becomes(action, held, given);
    expect(found.map(([, value]) => value)).toEqual(wanted.length === 0 ? [] : [wanted.join(',')]);
  });

  it('overrides unless it says otherwise, and joins values with commas', () => {
    const policy = '<set-header name="X"><value>a</value><value>@("b" + 1)</value></set-header>';
    expect(sent(runApi(policy, { headers: { X: 'old' } })).headers['X']).toBe('a,b1');
  });

  it.each(['User-Agent', 'WWW-Authenticate', 'Set-Cookie', 'Warning', 'Retry-After'])(
    'keeps the values of %s in lines of their own',
    (name) => {
      const policy = `<set-header name="${name}" exists-action="append"><value>b</value></set-header>`;
      expect(sent(runApi(policy, { headers: { [name]: 'a' } })).headers[name]).toEqual(['a', 'b']);
    },
  );

  it.each(['Connection', 'content-length', 'Keep-Alive', 'Transfer-Encoding'])(
    'leaves %s to the connection',
    (name) => {
      const document = outbound(
        `<set-header name="${name}"><value>1</value></set-header><set-header name="Y"><value>1</value></set-header>`,
      );
      expect(runApi(document).response.headers).toEqual({ Y: '1' });
    },
  );

  it('without a value deletes, or empties where that is set', () => {
    const policy = '<set-header name="X" exists-action="override"/>';
    const request = { headers: { X: 'old' } };
    expect(sent(runApi(policy, request)).headers).not.toHaveProperty('X');
    const kept = runApi(policy, request, { settings: { overrideWithoutValueDeletes: false } });
    expect(sent(kept).headers).toHaveProperty('X', '');
  });

  it('works on the response in outbound, and on the error in on-error', () => {
    const policy = '<set-header name="X"><value>1</value></set-header>';
    const both = `<policies><inbound><set-variable name="v" value="@(int.Parse("x"))"/></inbound><backend/><outbound/><on-error>${policy}</on-error></policies>`;
    expect(runApi(outbound(policy)).response.headers).toEqual({ X: '1' });
    expect(runApi(both).response).toMatchObject({ status: 500, headers: { X: '1' } });
  });
});

describe('set-query-parameter', () => {
  const query = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'A'), word), { maxLength: 5 });

  test.prop([actions, query, fc.array(word, { maxLength: 3 }), fc.constantFrom('a', 'A', 'c')])(
    'does what its table says, and leaves other parameters alone',
    (action, pairs, given, name) => {
      const search = pairs.map(([key, value]) => `${key}=${value}`).join('&');
      const policy = `<set-query-parameter name="${name}" exists-action="${action}">${values(given)}</set-query-parameter>`;
      const url = new URL(sent(runApi(policy, { url: `https://api.example.com/orders?${search}` })).url);
      const isMeant = ([key]: readonly [string, string]): boolean => key.toLowerCase() === name.toLowerCase();
      const after = [...url.searchParams];
      const held = pairs.filter(isMeant).map(([, value]) => value);
      expect(after.filter(isMeant).map(([, value]) => value)).toEqual(becomes(action, held, given));
      expect(after.filter((pair) => !isMeant(pair))).toEqual(pairs.filter((pair) => !isMeant(pair)));
    },
  );

  it('writes what a URL cannot have in code', () => {
    const policy = '<set-query-parameter name="q"><value>@("a b&amp;c=d")</value></set-query-parameter>';
    expect(sent(runApi(policy)).url).toBe('https://api.example.com/orders/1?q=a%20b%26c%3Dd');
  });
});

describe('rewrite-uri', () => {
  const origin = 'https://api.example.com';
  it.each([
    ['/get?a=b&c=d', '/get?a={b}', '/put', true, '/put?c=d'],
    ['/get?a=b&c=d', '/get?a={b}', '/put', false, '/put'],
    ['/get?a=b&c=d', '/get?a={b}', '/put?a={b}', true, '/put?a=b&c=d'],
    ['/orders/7', '/orders/{id}', '/v2/{id}/x?id={id}', true, '/v2/7/x?id=7'],
    ['/files/a/b', '/files/{*rest}', '/blobs/{*rest}', true, '/blobs/a/b'],
    ['/orders/7', '/orders/{id}', 'no-slash/{nothing}', true, '/no-slash/'],
  ])('of %s by %s to %s (copy %s) is %s', (...[url, urlTemplate, template, copies, wanted]) => {
    const policy = `<rewrite-uri template="${template}" copy-unmatched-params="${copies}"/>`;
    const result = runApi(policy, { url: origin + url, operation: { id: 'o', urlTemplate } });
    expect(sent(result).url).toBe(origin + wanted);
  });

  test.prop([
    fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd')),
    fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c')),
    fc.uniqueArray(fc.constantFrom<string>('a', 'x', 'c')),
    fc.boolean(),
  ])('keeps its own parameters, and of the caller those that nobody names', (called, operation, own, copies) => {
    const search = (names: readonly string[], value: (name: string) => string): string =>
      names.length === 0 ? '' : `?${names.map((name) => `${name}=${value(name)}`).join('&amp;')}`;
    const policy = `<rewrite-uri template="/new${search(own, (name) => `own-${name}`)}" copy-unmatched-params="${copies}"/>`;
    const url = `${origin}/old${search(called, (name) => `called-${name}`).replaceAll('&amp;', '&')}`;
    const urlTemplate = `/old${search(operation, (name) => `{${name}}`).replaceAll('&amp;', '&')}`;
    const result = new URL(sent(runApi(policy, { url, operation: { id: 'o', urlTemplate } })).url);
    const rest = copies ? called.filter((name) => !operation.includes(name) && !own.includes(name)) : [];
    expect(result.pathname).toBe('/new');
    expect([...result.searchParams]).toEqual([
      ...own.map((name) => [name, `own-${name}`]),
      ...rest.map((name) => [name, `called-${name}`]),
    ]);
  });

  it('takes an expression, and stands behind the URL of the backend', () => {
    const request = {
      url: 'https://gw/shop/x',
      api: { id: 'a', path: 'shop', serviceUrl: 'https://b.internal/base/' },
    };
    expect(sent(runApi('<rewrite-uri template="@("/y" + 1)"/>', request)).url).toBe('https://b.internal/base/y1');
  });
});

describe('set-status, set-method, set-variable', () => {
  it.each([
    ['code="404"', 404, 'Not Found'],
    ['code="404" reason="Gone fishing"', 404, 'Gone fishing'],
    ['code="@(400 + 18)"', 418, ''],
    ['code="@("299")" reason="@(context.Request.Method)"', 299, 'GET'],
  ])('set-status %s gives %s %s', (attributes, status, reason) => {
    expect(runApi(outbound(`<set-status ${attributes}/>`)).response).toMatchObject({ status, reason });
  });

  it('set-status that comes to no status is an error', () => {
    expect(runApi(outbound('<set-status code="@(42)"/>')).lastError).toMatchObject({ source: 'set-status' });
  });

  it.each([
    ['PUT', 'PUT'],
    [' patch ', 'PATCH'],
    ['@("de" + "lete")', 'DELETE'],
  ])('set-method %s sends %s', (text, method) => {
    expect(sent(runApi(`<set-method>${text}</set-method>`)).method).toBe(method);
  });

  it.each([
    ['text', 'text'],
    ['@(1 + 1)', 2],
    ['@(2.5)', 2.5],
    ['@(true)', true],
    ['@(new string[] { "a" })', ['a']],
    ['@(JObject.Parse("{\'a\':[1]}"))', { a: [1] }],
    ['@((string)null)', null],
  ])('set-variable %s holds %j', (value, wanted) => {
    expect(runApi(`<set-variable name="v" value="${value}"/>`).variables).toEqual({ v: wanted });
  });
});
