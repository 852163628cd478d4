import { spawnSync } from 'node:child_process';
import { test } from '@fast-check/vitest';
import type { Drill, DrillResult, Result } from '@keelgate/model';
import { InvariantViolation } from '@keelgate/model';
import fc from 'fast-check';
import { Piscina } from 'piscina';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from './sim/digest.ts';
import { findingsOf } from './sim/findings.ts';
import { startDrill } from './sim/run-drill.ts';
import { simulateMany } from './simulate-many.ts';
import { simulate } from './simulate.ts';
import { arbitraryDrill } from './testing/arbitrary-drill.ts';
import { documentOf, drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';
import { findingsInTurn } from './testing/workers-in-turn.ts';
import { createPool } from './worker/pool.ts';
import { runParts } from './worker/run-parts.ts';

function digestOfOne(drill: Drill): string {
  const run = startDrill(drill);
  if (!run.ok) throw new Error(run.failure.map(({ message }) => message).join('; '));
  while (run.value.step()) {
    // Everything is in the condition.
  }
  return digestOf(run.value.findings());
}

/** Policies under which requests bring up counters, limits, keys and backends that nobody knew of before. */
const unforeseen = [
  policy('<base/><quota-by-key calls="20" renewal-period="300" counter-key="@(context.Request.IpAddress)"/>'),
  policy(
    '<base/><quota-by-key calls="9" renewal-period="300" counter-key="@(context.RequestId.ToString().Substring(0, 1))"/>',
  ),
  policy(
    '<base/><rate-limit-by-key calls="@(new Random().Next(3, 9))" renewal-period="1" counter-key="@(context.RequestId.ToString().Substring(0, 1))"/>',
  ),
  policy(
    '<base/><set-backend-service base-url="@(&quot;https://&quot; + context.RequestId.ToString().Substring(0, 1) + &quot;.internal/&quot;)"/>',
  ),
  policy(
    '<base/><set-backend-service base-url="@(&quot;https://&quot; + context.RequestId.ToString().Substring(0, 1) + &quot;.internal/&quot;)"/><quota-by-key calls="30" renewal-period="300" counter-key="k"/>',
  ),
];

function withUnforeseen(drill: Drill, text: string): Drill {
  const limited = drill.backends.map((settings, index) => ({ ...settings, id: `${index}.internal` }));
  return {
    ...drill,
    backends: [...drill.backends, ...limited.map((settings) => ({ ...settings, capacityPerSecond: 20 }))],
    snapshot: {
      ...drill.snapshot,
      apis: drill.snapshot.apis.map((api) => ({ ...api, policy: documentOf(text) })),
    },
  };
}

/** Each run is a drill twice over. */
const fewer = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 2));

describe('workers that take turns', () => {
  // Each worker makes a plan of its own, which is most of what such a drill takes.
  const workers = fc.constantFrom(2, 2, 2, 3, 3, 8);

  test.prop([arbitraryDrill(), workers], { numRuns: fewer })(
    'find what one finds, and be there more of them than regions (S1)',
    (drill, many) => {
      expect(digestOf(findingsInTurn(drill, many))).toBe(digestOfOne(drill));
    },
  );

  test.prop([arbitraryDrill(), fc.constantFrom(...unforeseen), workers], { numRuns: Math.trunc(fewer / 2) })(
    'find what one finds where requests bring up what nobody knew of',
    (plain, text, many) => {
      const drill = withUnforeseen(plain, text);
      expect(digestOf(findingsInTurn(drill, many))).toBe(digestOfOne(drill));
    },
  );
});

describe('threads', () => {
  const pool = createPool(8);
  afterAll(() => pool.destroy());

  async function digestOn(drill: Drill, workers: number): Promise<string> {
    const found = await runParts(pool, drill, { workers });
    if (found === null || !found.ok) throw new Error(JSON.stringify(found?.failure));
    return digestOf(findingsOf(drill, found.value));
  }

  test.prop([arbitraryDrill()], { numRuns: 12 })('find what one finds', async (drill) => {
    const one = digestOfOne(drill);
    for (const workers of [2, 3]) expect(await digestOn(drill, workers)).toBe(one);
  });

  it('eight regions find the same on 1, 2, 3 and 8', async () => {
    const one = digestOfOne(eightRegions);
    for (const workers of [2, 3, 8]) expect(await digestOn(eightRegions, workers)).toBe(one);
  });

  it('a policy that does not compile is refused as by one', async () => {
    const drill = withUnforeseen(eightRegions, policy('<base/><no-such-policy/>'));
    const [one, many] = [await simulate(drill), await runParts(pool, drill, { workers: 4 })];
    expect(one.ok).toBe(false);
    expect(many).toEqual(one);
  });
});

const places = [
  'West Europe',
  'North Europe',
  'East US',
  'West US 2',
  'Japan East',
  'Australia East',
  'UK South',
  'Brazil South',
];

const eightRegions = drillUnderTest({
  durationSeconds: 10,
  regions: places.map((place) => regionUnderTest(place, 2, ['1', '2'])),
  clients: places.map((_, home) => ({
    latencyUs: places.map((_place, region) => (region === home ? 1000 : 20_000 + region * 1000)),
    rate: [{ atUs: 0, perSecond: 100 + 10 * home, rampUs: 0 }],
    subscriptions: { productId: 'product', count: 3, skew: 1 },
    retry: { attempts: 3, on: ['connection'], backoffUs: 100_000, jitter: 0.2 },
  })),
  gateway: { dnsTtlUs: 1e6, regionDetectionUs: 1e6, quotaReplicationUs: 400_000 },
  productPolicy: policy('<base/><quota calls="500" renewal-period="300"/>'),
  backend: { capacityPerSecond: 700 },
  faults: [
    { id: 'f1', target: 'West Europe', atUs: 3e6, untilUs: 6e6, kind: 'regionDown', region: 0, recoveryUs: 1e6 },
    { id: 'f2', target: 'East US/1', atUs: 4e6, untilUs: 5e6, kind: 'zoneDown', region: 2, zone: '1', recoveryUs: 1e6 },
  ],
});

describe('a drill on threads', () => {
  it('has the digest of the same drill on one, and says how many ran', async () => {
    const shares: number[] = [];
    const [one, two] = [
      await simulate(eightRegions),
      await simulate(eightRegions, { workers: 2, onProgress: (share) => shares.push(share) }),
    ];
    if (!one.ok || !two.ok) throw new Error('refused');
    const { engine, ...same } = two.value;
    expect(same).toEqual({ ...one.value, engine: undefined });
    expect([one.value.engine.workers, engine.workers]).toEqual([1, 2]);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  });

  it('takes no more threads than there are regions, and another seed where one is asked for', async () => {
    const drill = { ...eightRegions, durationUs: 1e6 };
    const [one, many] = [await simulate({ ...drill, seed: 99 }), await simulate(drill, { workers: 64, seed: 99 })];
    if (!one.ok || !many.ok) throw new Error('refused');
    expect(many.value.engine.workers).toBe(8);
    expect([many.value.seed, many.value.digest]).toEqual([99, one.value.digest]);
  });

  it('ends at once when it is called off', async () => {
    const cancelling = new AbortController();
    let abortedMs = 0;
    const result = await simulate(long, {
      workers: 2,
      signal: cancelling.signal,
      onProgress: () => {
        if (abortedMs > 0) return;
        abortedMs = performance.now();
        cancelling.abort();
      },
    });
    expect(codeOf(result)).toBe('drill/cancelled');
    expect(abortedMs).toBeGreaterThan(0);
  });

  it('does not begin when it has been called off before', async () => {
    expect(codeOf(await simulate(long, { workers: 2, signal: AbortSignal.abort() }))).toBe('drill/cancelled');
  });
});

/** It would take minutes. */
const long = { ...eightRegions, durationUs: 40 * 3600e6 };

function codeOf(result: Result<DrillResult, readonly { readonly code: string }[]>): string | undefined {
  return result.ok ? 'ok' : result.failure[0]?.code;
}

describe('a worker that fails', () => {
  const filename = new URL('./testing/failing-worker.ts', import.meta.url).href;
  const pool = new Piscina({
    filename,
    minThreads: 3,
    maxThreads: 3,
    idleTimeout: Infinity,
    resourceLimits: { maxOldGenerationSizeMb: 200 },
  });
  afterAll(() => pool.destroy());

  it.each(['exits', 'fillsMemory'])('by what ends its thread (%s) ends the drill with one fault', async (name) => {
    const found = await runParts(pool, { ...long, name }, { workers: 3 });
    if (found === null || found.ok) throw new Error('it went on');
    expect(found.failure).toMatchObject([{ code: 'drill/worker-lost', severity: 'error' }]);
    expect(found.failure[0]?.message).toContain('worker 2 of 3 died');
  });

  it('by an error ends the drill with that error', async () => {
    await expect(runParts(pool, { ...long, name: 'throws' }, { workers: 3 })).rejects.toThrow(
      'thrown by the second worker',
    );
  });

  it('by a broken invariant ends the drill with it and its law', async () => {
    const failing = runParts(pool, { ...long, name: 'violates' }, { workers: 3 });
    await expect(failing).rejects.toThrow(new InvariantViolation('R1', 'broken by the second worker'));
    await expect(failing).rejects.toMatchObject({ name: 'InvariantViolation', law: 'R1' });
  });

  it('by being ended from outside ends the drill', async () => {
    const found = await runParts(pool, long, { workers: 3, onProgress: () => void pool.threads[1]?.terminate() });
    expect(found?.ok === false ? found.failure[0]?.code : 'went on').toBe('drill/worker-lost');
  });

  it('leaves a pool that works', async () => {
    const found = await runParts(pool, eightRegions, { workers: 3 });
    expect(found?.ok).toBe(true);
  });
});

describe('many drills', () => {
  const short = { ...eightRegions, durationUs: 1e6 };

  it('come in order, each with the result that it has alone; one that cannot run is a result too', async () => {
    const broken = withUnforeseen(short, policy('<base/><no-such-policy/>'));
    const drills = [1, 2, 3, 4, 5].map((seed) => (seed === 3 ? broken : { ...short, seed }));
    const digests: (string | undefined)[] = [];
    for await (const result of simulateMany(drills, { workers: 2 }))
      digests.push(result.ok ? result.value.digest : result.failure[0]?.code);
    const alone = await Promise.all(drills.map((drill) => simulate(drill)));
    expect(digests).toEqual(alone.map((result) => (result.ok ? result.value.digest : result.failure[0]?.code)));
  });

  it('are asked for as results are taken, and given up with them', async () => {
    let asked = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Drill> {
      try {
        for (;;) {
          asked += 1;
          yield { ...short, seed: asked };
        }
      } finally {
        closed = true;
      }
    }
    let taken = 0;
    for await (const result of simulateMany(endless(), { workers: 2 })) {
      expect(result.ok && result.value.seed).toBe((taken += 1));
      expect(asked).toBeLessThanOrEqual(taken + 4);
      if (taken === 6) break;
    }
    expect(closed).toBe(true);
  });

  it('end with a cancellation when they are called off', async () => {
    const cancelling = new AbortController();
    const codes: (string | undefined)[] = [];
    for await (const result of simulateMany([short, long, short], { workers: 1, signal: cancelling.signal })) {
      codes.push(codeOf(result));
      cancelling.abort();
    }
    expect(codes).toEqual(['ok', 'drill/cancelled']);
  });
});

it('leaves nothing behind that would keep a process alive', () => {
  const script = `
    import { simulate, simulateMany } from '@keelgate/traffic';
    import { drillUnderTest, regionUnderTest } from './src/testing/drill-under-test.ts';
    const regions = ['West Europe', 'North Europe'].map((place) => regionUnderTest(place, 1, 'automatic'));
    const drill = drillUnderTest({ durationSeconds: 1, regions, clients: [{ latencyUs: [0, 0] }] });
    const one = await simulate(drill, { workers: 2 });
    for await (const result of simulateMany([drill], { workers: 1 })) console.log(result.ok && one.ok && result.value.digest === one.value.digest);
  `;
  const given = ['--input-type=module', '--eval', script];
  const { stdout, stderr, status } = spawnSync(process.execPath, given, {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: 'true\n', stderr: '', status: 0 });
});
