import type { Drill } from '@keelgate/model';
import { mix } from '@keelgate/model';
import type { TrafficRecord } from '../core/record.ts';
import { operationUrl } from '../routing/operation-url.ts';
import { pick } from '../sim/alias.ts';
import { arrivalKey, createArrivals, enterWindow, nextArrival } from '../sim/arrivals.ts';
import { callerAddress } from '../sim/caller-address.ts';
import { createPlan } from '../sim/create-plan.ts';
import type { Plan, PlanGroup } from '../sim/plan.ts';
import type { RequestClass } from '../sim/request-class.ts';
import { combinationOf, parameterValues } from '../sim/request-class.ts';
import { drillStream, stream } from '../sim/stream.ts';
import { windowUs } from '../sim/window.ts';

/** The requests that a drill draws, as an access log of them would have it, in the order of time. */
export function recordsOfDrill(drill: Drill): readonly TrafficRecord[] {
  const made = createPlan(drill);
  if (!made.ok) throw new Error('the drill does not compile');
  const plan = made.value;
  return plan.groups
    .flatMap((planned) => recordsOfGroup(plan, planned))
    .toSorted((left, right) => left.atUs - right.atUs);
}

function recordsOfGroup(plan: Plan, planned: PlanGroup): readonly TrafficRecord[] {
  const { seed, durationUs } = plan.drill;
  const records: TrafficRecord[] = [];
  const arrivals = createArrivals({
    segments: planned.segments,
    kind: planned.group.arrivals,
    seed,
    stream: drillStream.arrivals + planned.index,
  });
  for (let window = 0; window * windowUs < durationUs; window += 1) {
    const fromUs = window * windowUs;
    enterWindow(arrivals, window, fromUs, Math.min(fromUs + windowUs, durationUs));
    for (let atUs = nextArrival(arrivals); atUs !== Infinity; atUs = nextArrival(arrivals)) {
      records.push(recordOf(plan, planned, { atUs, key: arrivalKey(arrivals) }));
    }
  }
  return records;
}

function recordOf(
  plan: Plan,
  planned: PlanGroup,
  { atUs, key }: { readonly atUs: number; readonly key: number },
): TrafficRecord {
  const { group } = planned;
  const caller = pick(planned.callers, mix(key + stream.caller));
  const of = plan.classes.at(planned.firstClass + pick(planned.spread, mix(key + stream.operation))) as RequestClass;
  const subscription = pick(planned.subscriptions, mix(key + stream.subscription));
  const { path, query } = operationUrl(of.api, of.operation, {
    versionSets: plan.drill.snapshot.versionSets,
    parameters: parameterValues(of, combinationOf(of, key)),
  });
  const { subscriptions } = group;
  return {
    atUs,
    key,
    method: of.operation.method,
    url: query === '' ? path : `${path}?${query}`,
    headers: group.headers.map(({ name, value }) => [name, value] as const),
    ip: callerAddress(group.callers.firstAddress, caller),
    ...(subscriptions === null
      ? { subscriptionId: null }
      : {
          subscriptionId: `${group.name}/${subscriptions.productId}/${subscription + 1}`,
          productId: subscriptions.productId,
        }),
  };
}
