import type { ClientGroup, Drill, InjectedFault } from '../../packages/model/src/index.ts';
import { mix } from '../../packages/model/src/index.ts';
import { documentOf, policy } from '../../packages/traffic/src/testing/drill-under-test.ts';

/**
 * What chance alone seldom brings together: faults that begin just when another is noticed, ends or recovers, or while a
 * change is under way; a cache that is warm; a pause in the traffic; the primary region gone; an update that lasts. Each
 * is one bit of the seed, so half of the drills have it.
 */
export function sharpen(drill: Drill, seed: number): Drill {
  const bits = draw(seed, 0);
  let made = drill;
  if ((bits & 1) !== 0) made = withWarmCache(made);
  if ((bits & 6) === 2)
    made = { ...made, faults: made.faults.map((fault, index) => (index === 0 ? primaryLost(fault) : fault)) };
  if ((bits & 6) === 4)
    made = { ...made, faults: made.faults.map((fault, index) => (index === 0 ? updating(fault) : fault)) };
  if ((bits & 8) !== 0) made = coinciding(made, seed);
  if ((bits & 48) === 48) made = pausing(made, seed);
  return made;
}

function draw(seed: number, number: number): number {
  return mix((mix(seed) + number) >>> 0) >>> 0;
}

function withWarmCache(drill: Drill): Drill {
  const text = policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
    outbound: '<base/><cache-store duration="5"/>',
  });
  return {
    ...drill,
    snapshot: { ...drill.snapshot, apis: drill.snapshot.apis.map((api) => ({ ...api, policy: documentOf(text) })) },
    backends: drill.backends.map((backend) => ({ ...backend, latency: { p50Us: 5000, p99Us: 5000 }, errorShare: 0 })),
  };
}

function primaryLost({ id, target, atUs, untilUs }: InjectedFault): InjectedFault {
  return { id, target, atUs, untilUs, kind: 'regionDown', region: 0, recoveryUs: 1e6 };
}

function updating({ id, target, atUs, untilUs }: InjectedFault): InjectedFault {
  return { id, target, atUs, untilUs, kind: 'rollingUpdate', region: 0, by: 'unit' };
}

/** Every fault after the first begins at an instant that something before it makes interesting. */
function coinciding(drill: Drill, seed: number): Drill {
  const faults: InjectedFault[] = [];
  for (const [index, fault] of drill.faults.entries()) {
    const moments = [...faults.flatMap((before) => momentsOf(before, drill)), ...changeMoments(drill)];
    const atUs = moments.length === 0 ? fault.atUs : (moments[draw(seed, index + 1) % moments.length] ?? fault.atUs);
    faults.push({ ...fault, atUs, untilUs: atUs + (fault.untilUs - fault.atUs) });
  }
  return { ...drill, faults };
}

function momentsOf({ kind, atUs, untilUs, ...rest }: InjectedFault, { gateway }: Drill): readonly number[] {
  const noticedUs = atUs + (kind === 'regionDown' ? gateway.regionDetectionUs : gateway.zoneDetectionUs);
  const recoveredUs = untilUs + ('recoveryUs' in rest ? rest.recoveryUs : 0);
  return [
    halfway(atUs, Math.min(noticedUs, untilUs)),
    noticedUs,
    noticedUs + 1,
    halfway(noticedUs, untilUs),
    halfway(untilUs, recoveredUs),
    recoveredUs + Math.floor(gateway.holdDownUs / 2),
  ];
}

function changeMoments({ changes, gateway }: Drill): readonly number[] {
  return changes.map((change) => {
    const lastsUs = 'takesUs' in change ? change.takesUs : gateway.configPropagationMaxUs;
    return change.atUs + Math.floor(lastsUs / 2);
  });
}

function halfway(fromUs: number, toUs: number): number {
  return Math.floor((fromUs + toUs) / 2);
}

/** Nobody asks for anything for a while around the beginning of a fault. */
function pausing(drill: Drill, seed: number): Drill {
  if (drill.faults.length === 0) return drill;
  const fault = drill.faults.at(draw(seed, 100) % drill.faults.length) as InjectedFault;
  const fromUs = Math.max(0, fault.atUs - 300_000);
  const toUs = fault.atUs + 700_000;
  return {
    ...drill,
    clients: drill.clients.map((client) => ({ ...client, rate: interrupted(client.rate, fromUs, toUs) })),
  };
}

function interrupted(rate: ClientGroup['rate'], fromUs: number, toUs: number): ClientGroup['rate'] {
  const then = rate.findLast(({ atUs }) => atUs <= toUs)?.perSecond ?? 0;
  return [
    ...rate.filter(({ atUs }) => atUs < fromUs),
    { atUs: fromUs, perSecond: 0, rampUs: 0 },
    { atUs: toUs, perSecond: then, rampUs: 0 },
    ...rate.filter(({ atUs }) => atUs > toUs),
  ];
}
