import { test } from '@fast-check/vitest';
import type { ClientGroup, ClientLoop, DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { createAttempt } from './sim/attempt.ts';
import { createPlan } from './sim/create-plan.ts';
import { crossBorder } from './sim/border.ts';
import { runWindow } from './sim/run-window.ts';
import type { Shard } from './sim/shard.ts';
import { createSimulation } from './sim/simulation.ts';
import { liftAttempt, slotState } from './sim/slots.ts';
import { takeBorder } from './sim/take-border.ts';
import { arbitraryDrill } from './testing/arbitrary-drill.ts';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';
import { simulate } from './simulate.ts';

const second = 1e6;

function loopOf(loop: ClientLoop): Partial<ClientGroup> {
  return {
    rate: [],
    loop,
    latencyUs: [0],
    timeoutUs: null,
    callers: { count: loop.users, skew: 0, firstAddress: '240.0.0.0' },
  };
}

async function resultOf(loop: ClientLoop, options: DrillOptions): Promise<DrillResult> {
  const result = await simulate(drillUnderTest({ ...options, clients: [loopOf(loop)] }));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

/** The users of each group that are anywhere in the region: with a request on its way, or thinking. */
function usersIn({ slots, outbox }: Shard): readonly string[] {
  const attempt = createAttempt();
  const rows = Array.from({ length: slots.used }, (_, row) => row).flatMap((row) => {
    const state = slots.state[row];
    if (state === slotState.idle || state === slotState.dead) return [];
    liftAttempt(slots, row, attempt);
    return attempt.abandoned ? [] : [`${attempt.group} ${attempt.caller}`];
  });
  return [...rows, ...outbox.map(({ group, caller }) => `${group} ${caller}`)];
}

describe('closed loops', () => {
  test.prop([arbitraryDrill()])('L1: no user has two requests on their way, in whatever region', (drill) => {
    const plan = createPlan(drill);
    if (!plan.ok) throw new Error('the drill does not compile');
    const simulation = createSimulation(plan.value);
    const loops = drill.clients.flatMap(({ loop }, group) => (loop === null ? [] : [{ group, users: loop.users }]));
    for (let fromUs = 0; fromUs < drill.durationUs + 2 * second; fromUs += 100_000) {
      for (const shard of simulation.shards) {
        shard.untilUs = fromUs + 100_000;
        runWindow(shard, simulation.window, fromUs);
      }
      const all = simulation.shards.flatMap(usersIn);
      for (const { group, users } of loops) {
        const own = all.filter((one) => one.startsWith(`${group} `));
        expect(new Set(own).size).toBe(own.length);
        expect(own.length).toBeLessThanOrEqual(users);
      }
      crossBorder(simulation, [takeBorder(simulation)], fromUs + 100_000);
      simulation.window += 1;
    }
  });

  it.each([
    [20, 0.5],
    [100, 0.5],
    [400, 2],
  ])(
    "Little's law: %d users are as many as their rate, times what a round takes (%d s of thought)",
    async (users, think) => {
      const seconds = 600;
      const loop: ClientLoop = { users, thinkUs: think * second, thinks: 'exponential' };
      const { requests, latencyMs } = await resultOf(loop, {
        durationSeconds: seconds,
        warmupSeconds: 30,
        gateway: { unitCapacityPerSecond: 100, queueUs: 3600e6, serviceTime: 'exponential' },
      });
      const perSecond = requests.offered / (seconds - 30);
      const roundSeconds = (latencyMs.mean ?? Number.NaN) / 1000 + think;
      // Rounds at both ends are cut, and thoughts are known as well as so many draws are.
      const tolerance = users * (4 / Math.sqrt(requests.offered) + (2 * roundSeconds) / seconds);
      expect(Math.abs(perSecond * roundSeconds - users)).toBeLessThan(tolerance);
    },
  );

  it.each([5, 20, 40])('M/M/1//%d: one server and so many users do what the formula says', async (users) => {
    const [perSecond, thinkSeconds, seconds] = [50, 0.5, 3000];
    const { requests } = await resultOf(
      { users, thinkUs: thinkSeconds * second, thinks: 'exponential' },
      {
        tier: 'Developer',
        durationSeconds: seconds,
        warmupSeconds: 50,
        regions: [regionUnderTest('West Europe', 1, 'automatic')],
        gateway: { unitCapacityPerSecond: perSecond, queueUs: 3600e6, overheadUs: 0, serviceTime: 'exponential' },
        backend: { latency: { p50Us: 0, p99Us: 0 } },
      },
    );
    // The chance that the server is idle: one over the sum of n! / (n - k)! (λ / μ)^k.
    let [sum, term] = [1, 1];
    for (let waiting = 1; waiting <= users; waiting += 1) {
      term *= (users - waiting + 1) / (thinkSeconds * perSecond);
      sum += term;
    }
    const expected = perSecond * (1 - 1 / sum) * (seconds - 50);
    expect(Math.abs(requests.offered / expected - 1)).toBeLessThan(8 / Math.sqrt(expected));
  });

  it('the load falls when the service slows, where that of a rate does not', async () => {
    const slow = { id: 'f1', target: 't', atUs: 30 * second, untilUs: 60 * second } as const;
    const { series } = await resultOf(
      { users: 100, thinkUs: second, thinks: 'exponential' },
      { faults: [{ ...slow, kind: 'backendSlow', backendId: 'api.internal', factor: 60 }] },
    );
    const offered = series.columns.indexOf('requests.offered');
    const [before, during] = [
      [5, 30],
      [40, 60],
    ].map(
      ([from, to]) =>
        series.rows.slice(from, to).reduce((sum, row) => sum + (row[offered] ?? 0), 0) / ((to ?? 0) - (from ?? 0)),
    );
    expect(Math.abs((before ?? 0) - 100 / 1.05)).toBeLessThan(8);
    expect(Math.abs((during ?? 0) - 100 / 4)).toBeLessThan(6);
  });
});
