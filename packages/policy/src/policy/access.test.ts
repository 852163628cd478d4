import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { inbound, request, run } from '../testing/bench-world.ts';

const octet = fc.nat({ max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));

function valueOf(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

describe('ip-filter', () => {
  test.prop([address, address, fc.oneof(address, fc.constant('10.0.0.7')), fc.constantFrom('allow', 'forbid')])(
    'takes a range with both its ends',
    (one, other, caller, action) => {
      const [from = one, to = other] = [one, other].toSorted((left, right) => valueOf(left) - valueOf(right));
      const api = inbound(`<ip-filter action="${action}"><address-range from="${from}" to="${to}"/></ip-filter>`);
      for (const callerAddress of [from, to, caller]) {
        const isIn = valueOf(from) <= valueOf(callerAddress) && valueOf(callerAddress) <= valueOf(to);
        expect(run({ api }, request({ callerAddress })).status).toBe(isIn === (action === 'allow') ? 200 : 403);
      }
    },
  );

  test.each([
    ['2001:db8::1', '2001:0db8:0:0:0:0:0:1', 200],
    ['2001:db8::1', '2001:db8::2', 403],
    ['::1', '0.0.0.1', 403],
  ])('allows %s: a call from %s gets %i', (listed, callerAddress, status) => {
    const api = inbound(`<ip-filter action="allow"><address>${listed}</address></ip-filter>`);
    expect(run({ api }, request({ callerAddress })).status).toBe(status);
  });

  test.each([
    ['allow', '10.0.0.2', 'CallerIpNotAllowed'],
    ['forbid', '10.0.0.1', 'CallerIpBlocked'],
  ])('%s %s says %s', (action, listed, reason) => {
    const api = inbound(`<ip-filter action="${action}"><address>${listed}</address></ip-filter>`);
    expect(run({ api }).error).toMatchObject({ source: 'ip-filter', reason, status: 403 });
  });

  test('two of a chain let through what both allow', () => {
    const api = inbound('<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>');
    const get = inbound('<ip-filter action="allow"><address>10.0.0.2</address></ip-filter>');
    expect(run({ api, get }).status).toBe(403);
    expect(run({ api, get: inbound('') }).status).toBe(200);
  });
});

describe('check-header', () => {
  function check(values: readonly string[], ignoresCase: boolean): string {
    const children = values.map((value) => `<value>${value}</value>`).join('');
    return inbound(
      `<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="no" ignore-case="${ignoresCase}">${children}</check-header>`,
    );
  }
  const word = fc.constantFrom('a', 'A', 'b', 'B', 'c');

  test.prop([fc.uniqueArray(word), fc.boolean(), fc.option(word)])(
    'wants one of its values, or any',
    (values, ignoresCase, sent) => {
      const fold = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
      const passes = sent !== null && (values.length === 0 || values.map(fold).includes(fold(sent)));
      const headers = sent === null ? {} : { 'x-key': [sent] };
      expect(run({ api: check(values, ignoresCase) }, request({ headers })).status).toBe(passes ? 200 : 401);
    },
  );

  test('says that a value is not allowed', () => {
    expect(run({ api: check(['a'], false) }, request({ headers: { 'X-Key': ['b'] } })).error).toMatchObject({
      source: 'check-header',
      reason: 'HeaderValueNotAllowed',
      status: 401,
    });
  });
});

describe('return-response', () => {
  test('ends the request with its own status, before the backend', () => {
    const api = inbound(
      '<return-response><set-status code="418" reason="t"/><set-body>@("x")</set-body></return-response>',
    );
    expect(run({ api })).toMatchObject({ status: 418, from: 'gateway', error: null, sends: 0 });
  });

  test('is 200 unless it says otherwise', () => {
    expect(run({ api: inbound('<return-response/>') }).status).toBe(200);
  });

  test('in on-error answers in place of the error', () => {
    const api =
      '<policies><inbound><rate-limit calls="0" renewal-period="1"/></inbound><on-error><return-response><set-status code="503"/></return-response></on-error></policies>';
    expect(run({ api })).toMatchObject({ status: 503, from: 'gateway', error: { reason: 'RateLimitExceeded' } });
  });
});
