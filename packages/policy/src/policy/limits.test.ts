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
  statuses,
  runOne,
} from '../testing/bench-world.ts';

function several(count: number, over: Parameters<typeof request>[0] = {}): ReturnType<typeof request>[] {
  return Array.from({ length: count }, () => request(over));
}

describe('rate-limit', () => {
  const api = inbound('<rate-limit calls="3" renewal-period="60"/>');

  test.prop([fc.array(fc.constantFrom('s', 't', null), { maxLength: 30 })])(
    'lets the first calls of every subscription through, and all without one',
    (subscriptions) => {
      const seen = new Map<string, number>();
      const wanted = subscriptions.map((id) => {
        if (id === null) return 200;
        seen.set(id, (seen.get(id) ?? 0) + 1);
        return (seen.get(id) ?? 0) <= 3 ? 200 : 429;
      });
      const requests = subscriptions.map((subscriptionId) => request({ subscriptionId }));
      expect(statuses(programOf({ api }), requests)).toEqual(wanted);
    },
  );

  test('says why in the words of the platform', () => {
    const { error } = run({ api: inbound('<rate-limit calls="0" renewal-period="60"/>') });
    expect(error).toMatchObject({
      source: 'rate-limit',
      reason: 'RateLimitExceeded',
      message: 'Rate limit is exceeded',
      scope: { kind: 'api', apiId: 'a' },
      section: 'inbound',
      status: 429,
    });
  });

  test('does not send a refused call to the backend', () => {
    expect(run({ api: inbound('<rate-limit calls="0" renewal-period="60"/>') }).sends).toBe(0);
  });

  test('counts each API and operation inside for itself', () => {
    const product = inbound(
      '<rate-limit calls="9" renewal-period="60"><api id="a" calls="8" renewal-period="60"><operation name="get" calls="1" renewal-period="60"/></api><api id="b" calls="0" renewal-period="60"/></rate-limit>',
    );
    const world = createBenchWorld();
    expect(statuses(programOf({ product }), several(2), world)).toEqual([200, 429]);
    expect(statuses(programOf({ product }, 'post'), several(2), world)).toEqual([200, 200]);
    expect([...world.counts.keys()]).toEqual([
      'products/p rate-limit#1|s',
      'products/p rate-limit#1/a|s',
      'products/p rate-limit#1/a/get|s',
    ]);
  });

  test('counts in every scope of the chain', () => {
    const world = createBenchWorld();
    const limit = inbound('<rate-limit calls="5" renewal-period="60"/>');
    statuses(programOf({ product: limit, api: limit, get: limit }), several(1), world);
    expect([...world.counts.keys()].toSorted()).toEqual([
      'apis/a rate-limit#1|s',
      'apis/a/operations/get rate-limit#1|s',
      'products/p rate-limit#1|s',
    ]);
  });
});

describe('rate-limit-by-key', () => {
  test('has one counter for a key, whichever scopes count in it', () => {
    const limit = inbound('<rate-limit-by-key calls="4" renewal-period="60" counter-key="k"/>');
    expect(
      statuses(
        programOf({
          global:
            '<policies><inbound><rate-limit-by-key calls="4" renewal-period="60" counter-key="k"/></inbound><backend><forward-request/></backend></policies>',
          api: limit,
        }),
        several(3),
      ),
    ).toEqual([200, 200, 429]);
  });

  test.prop([fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 })])(
    'counts as much as it is told to',
    (by, calls) => {
      const api = inbound(
        `<rate-limit-by-key calls="${calls}" renewal-period="60" counter-key="k" increment-count="${by}"/>`,
      );
      const served = statuses(programOf({ api }), several(25)).filter((status) => status === 200).length;
      expect(served).toBe(Math.ceil(calls / by));
    },
  );

  test('applies without a subscription', () => {
    const api = inbound('<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>');
    expect(statuses(programOf({ api }), several(2, { subscriptionId: null }))).toEqual([200, 429]);
  });
});

describe('quota', () => {
  const product = inbound('<quota calls="2" bandwidth="3" renewal-period="0"/>');

  test('refuses with 403 when the calls are used up', () => {
    expect(statuses(programOf({ product }), several(3))).toEqual([200, 200, 403]);
  });

  test('counts one call, and the bytes of its response and no more', () => {
    const world = createBenchWorld();
    statuses(programOf({ product }), several(1), world);
    expect([...world.counts]).toEqual([
      ['products/p quota#1 calls|s', 1],
      ['products/p quota#1 bytes|s', 1000],
    ]);
  });

  test('counts bytes when they are known, and refuses the next call', () => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, bytes: 4000 });
    const program = programOf({ product });
    expect(runOne(program, request(), world).status).toBe(200);
    const { status, error } = runOne(program, request(), world);
    expect([status, error?.reason, error?.message]).toEqual([
      403,
      'QuotaExceeded',
      'Out of bandwidth quota. Quota will be replenished in 00:00:01.',
    ]);
  });

  test("is the product's: calls outside of its context do not count", () => {
    const world = createBenchWorld();
    statuses(programOf({ product }, 'get', null), several(3), world);
    expect(world.counts.size).toBe(0);
  });
});

describe('quota-by-key', () => {
  test('counts a key for the whole service', () => {
    const api = inbound('<quota-by-key calls="1" renewal-period="300" counter-key="k"/>');
    const world = createBenchWorld();
    expect(statuses(programOf({ api }), several(1), world)).toEqual([200]);
    expect(statuses(programOf({ api }, 'post'), several(1), world)).toEqual([403]);
  });
});

describe('limit-concurrency', () => {
  const documents = {
    api: sectionsOf({ backend: '<limit-concurrency key="k" max-count="2"><forward-request/></limit-concurrency>' }),
  };

  test.prop([fc.nat({ max: 4 })])('turns away what finds every place taken, at once', (others) => {
    const world = createBenchWorld();
    const inner = world.enter;
    let held = 0;
    const full = {
      ...world,
      enter: (limit: Parameters<typeof inner>[0]) => {
        while (held < others) {
          held += 1;
          inner({ ...limit, max: 99 });
        }
        return inner(limit);
      },
    };
    expect(runOne(programOf(documents), request(), full).status).toBe(others < 2 ? 200 : 429);
  });

  test.prop([fc.constantFrom(200, 500, null)])('gives its place back, whatever came of the call', (status) => {
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, status });
    runOne(programOf(documents), request(), world);
    expect([...world.taken.values()]).toEqual([0]);
  });
});
