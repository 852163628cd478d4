import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  createBenchWorld,
  fine,
  inbound,
  programOf,
  request,
  run,
  sectionsOf,
  runOne,
} from '../testing/bench-world.ts';
import { waitUs } from './retry.ts';

describe('forward-request', () => {
  test.prop([fc.constantFrom(200, 204, 302, 404, 500, 503)])(
    'passes every answer on, whatever its status',
    (status) => {
      const world = createBenchWorld();
      world.reply = () => ({ ...fine, status });
      expect(run({}, request(), world)).toMatchObject({ status, from: 'backend', error: null });
    },
  );

  test('gives up after 300 seconds unless it says otherwise', () => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, delayUs: 301e6 });
    expect(run({}, request(), world)).toMatchObject({
      status: 500,
      endUs: 300e6,
      error: { source: 'forward-request' },
    });
  });

  test.each([
    ['timeout="20"', 20e6],
    ['timeout-ms="1500"', 1.5e6],
  ])('gives up as %s says', (attribute, wantedUs) => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, delayUs: 1e9 });
    const api = sectionsOf({ backend: `<forward-request ${attribute}/>` });
    expect(run({ api }, request(), world).endUs).toBe(wantedUs);
  });

  test('sends to on-error what the backend refuses, where it is told to', () => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, status: 404 });
    const api = sectionsOf({
      backend: '<forward-request fail-on-error-status-code="true"/>',
      'on-error': '<return-response><set-status code="502"/></return-response>',
    });
    expect(run({ api }, request(), world).status).toBe(502);
  });

  test('is not there: nothing is called, and the answer is 200', () => {
    expect(run({ api: sectionsOf({ backend: '' }) })).toMatchObject({ status: 200, sends: 0, from: 'nothing' });
  });
});

describe('set-backend-service', () => {
  test.each([
    ['<set-backend-service base-url="https://b"/>', 'https://b'],
    ['<set-backend-service backend-id="pool"/>', 'pool'],
    ['<set-backend-service base-url="https://b"/><set-backend-service base-url="https://c"/>', 'https://c'],
    ['', 'https://a.internal'],
  ])('%s calls %s', (policies, wanted) => {
    const world = createBenchWorld();
    run({ api: inbound(policies) }, request(), world);
    expect(world.asked).toEqual([wanted]);
  });
});

describe('retry', () => {
  function retry(attributes: string): { readonly api: string } {
    return { api: sectionsOf({ backend: `<retry ${attributes}><forward-request/></retry>` }) };
  }

  test.prop([fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 9 })])(
    'runs once, and as often again as it may',
    (count, interval) => {
      const ending = run(retry(`condition="true" count="${count}" interval="${interval}"`));
      expect([ending.sends, ending.endUs]).toEqual([count + 1, count * interval * 1e6]);
    },
  );

  test('runs once where its condition never holds', () => {
    expect(run(retry('condition="false" count="3" interval="9"'))).toMatchObject({ sends: 1, endUs: 0 });
  });

  test('inside a retry multiplies', () => {
    const inner = '<retry condition="true" count="2" interval="0"><forward-request/></retry>';
    const api = sectionsOf({ backend: `<retry condition="true" count="3" interval="0">${inner}</retry>` });
    expect(run({ api }).sends).toBe(12);
  });

  test('whose condition reads a body runs what is inside it once in a drill, where there are none', () => {
    expect(run(retry('condition="@(true)" count="3" interval="9"')).sends).toBe(4);
    expect(run(retry('condition="@(context.Request.Body == null)" count="3" interval="9"')).sends).toBe(1);
  });

  test.each([
    [{ intervalSeconds: 4, maxSeconds: null, deltaSeconds: null, firstFast: false }, [4, 4, 4, 4]],
    [{ intervalSeconds: 4, maxSeconds: null, deltaSeconds: 3, firstFast: false }, [4, 7, 10, 13]],
    [{ intervalSeconds: 4, maxSeconds: null, deltaSeconds: 3, firstFast: true }, [0, 7, 10, 13]],
    [{ intervalSeconds: 10, maxSeconds: 100, deltaSeconds: 10, firstFast: false }, [20, 30, 50, 90]],
  ])('waits as %j says', (wait, seconds) => {
    expect([1, 2, 3, 4].map((repetition) => waitUs(wait, { repetition, chance: 0.5, growth: 'double' }) / 1e6)).toEqual(
      seconds,
    );
  });

  test.prop([
    fc.record({
      intervalSeconds: fc.nat(60),
      maxSeconds: fc.nat(600),
      deltaSeconds: fc.nat(60),
      firstFast: fc.boolean(),
    }),
    fc.integer({ min: 1, max: 50 }),
    fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  ])('never waits longer than its maximum, nor less than nothing', (wait, repetition, chance) => {
    const us = waitUs(wait, { repetition, chance, growth: 'doubleLessOne' });
    expect(us).toBeGreaterThanOrEqual(0);
    expect(us).toBeLessThanOrEqual(wait.maxSeconds * 1e6);
  });
});

describe('cache-lookup and cache-store', () => {
  function cached(
    lookup = 'vary-by-developer="false" vary-by-developer-groups="false"',
    children = '',
  ): { readonly api: string } {
    return {
      api: sectionsOf({
        inbound: `<cache-lookup ${lookup}>${children}</cache-lookup><base/>`,
        outbound: '<cache-store duration="60"/><base/>',
      }),
    };
  }
  /** Where each request was answered from, one after the other at the given second. */
  function sources(
    documents: ReturnType<typeof cached>,
    requests: readonly (readonly [second: number, ReturnType<typeof request>])[],
  ): string {
    const world = createBenchWorld();
    const program = programOf(documents);
    return requests
      .map(([second, exchange]) => runOne(program, { ...exchange, startUs: second * 1e6 }, world).from)
      .join(' ');
  }

  test.prop([fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 20 })])(
    'serves what it kept for its duration, and no longer',
    (times) => {
      let keptUntil = -1;
      const seconds = times.toSorted((left, right) => left - right);
      const wanted = seconds.map((second) => {
        if (second < keptUntil) return 'cache';
        keptUntil = second + 60;
        return 'backend';
      });
      expect(
        sources(
          cached(),
          seconds.map((second) => [second, request()]),
        ),
      ).toBe(wanted.join(' '));
    },
  );

  test('tells URLs apart', () => {
    expect(
      sources(cached(), [
        [0, request({ url: '/a/?x=1' })],
        [1, request({ url: '/a/?x=2' })],
        [2, request({ url: '/a/?x=1' })],
      ]),
    ).toBe('backend backend cache');
  });

  test('tells headers and developers apart where it is told to', () => {
    const varied = cached(
      'vary-by-developer="true" vary-by-developer-groups="false"',
      '<vary-by-header>Accept</vary-by-header>',
    );
    const json = { Accept: ['json'] };
    expect(
      sources(varied, [
        [0, request({ headers: json })],
        [1, request({ headers: json, subscriptionId: 't' })],
        [2, request()],
        [3, request({ headers: json })],
      ]),
    ).toBe('backend backend backend cache');
  });

  test('looks at the query parameters that are listed alone', () => {
    const listed = cached(undefined, '<vary-by-query-parameter>x</vary-by-query-parameter>');
    const asked = (x: string, y: string): ReturnType<typeof request> => request({ url: `/a/?x=${x}&y=${y}` });
    expect(
      sources(listed, [
        [0, asked('1', '1')],
        [1, asked('1', '2')],
        [2, asked('2', '1')],
      ]),
    ).toBe('backend cache backend');
  });

  test('leaves requests with an Authorization header alone unless it is told otherwise', () => {
    const secret = (): ReturnType<typeof request> => request({ headers: { Authorization: ['Bearer x'] } });
    expect(
      sources(cached(), [
        [0, secret()],
        [1, secret()],
        [2, request()],
      ]),
    ).toBe('backend backend backend');
    const allowed = cached(
      'vary-by-developer="false" vary-by-developer-groups="false" allow-private-response-caching="true"',
    );
    expect(
      sources(allowed, [
        [0, secret()],
        [1, secret()],
      ]),
    ).toBe('backend cache');
  });

  test('is for GET alone', () => {
    const { steps } = programOf(cached(), 'post');
    expect(steps.some((step) => step.kind === 'effect' && step.effect.kind.startsWith('cache.'))).toBe(false);
  });

  test('does not keep an answer that is not 200', () => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, status: 404 });
    const program = programOf(cached());
    expect([runOne(program, request(), world).from, runOne(program, request(), world).from]).toEqual([
      'backend',
      'backend',
    ]);
  });

  test('a hit skips the rest of inbound and the backend', () => {
    const world = createBenchWorld();
    const api = cached().api.replace('</cache-lookup>', '</cache-lookup><rate-limit calls="1" renewal-period="60"/>');
    const program = programOf({ api });
    expect([1, 2, 3].map(() => runOne(program, request(), world).status)).toEqual([200, 200, 200]);
    expect(world.asked).toHaveLength(1);
  });
});
