import type { ClientGroup, Drill } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import { createAlias, zipfs } from './alias.ts';
import type { FrontGate } from './class-route.ts';
import { createFrontGate, routeClass } from './class-route.ts';
import type { PlanGroup } from './plan.ts';
import { rateSegments } from './rate.ts';
import type { RequestClass } from './request-class.ts';
import { variedParameters } from './request-class.ts';

/** The drill's client groups and the classes of their requests, numbered through all groups. */
export function planGroups(drill: Drill): {
  readonly groups: readonly PlanGroup[];
  readonly classes: readonly RequestClass[];
} {
  const classes: RequestClass[] = [];
  const gate = createFrontGate(drill.snapshot, drill.clients);
  const zipf = zipfs();
  const groups = drill.clients.map((group, index): PlanGroup => {
    const firstClass = classes.length;
    for (const { apiId, operationId } of group.operations) {
      classes.push(classOf(gate, { group, groupIndex: index, index: classes.length, apiId, operationId, zipf }));
    }
    return {
      index,
      // Latencies of its own: addresses that it keeps to may go.
      group: group.pinned === true ? { ...group, latencyUs: [...group.latencyUs] } : group,
      segments: rateSegments(group.rate, drill.durationUs),
      callers: zipf(group.callers.count, group.callers.skew),
      subscriptions: zipf(group.subscriptions?.count ?? 1, group.subscriptions?.skew ?? 0),
      firstClass,
      spread: createAlias(group.operations.map(({ weight }) => weight)),
      // Nobody is at home in the standby: names are pointed at it later.
      home: nearest(group.latencyUs, (region) => drill.snapshot.service?.regions[region]?.gatewayDisabled === false),
    };
  });
  return { groups, classes };
}

/** The region with the least latency among those that `answered` allows; -1 if there is none that can be reached. */
export function nearest(latencyUs: readonly (number | null)[], answered: (region: number) => boolean): number {
  let best = -1;
  for (const [region, latency] of latencyUs.entries()) {
    if (latency === null || !answered(region)) continue;
    if (best < 0 || latency < (latencyUs[best] ?? Infinity)) best = region;
  }
  return best;
}

type Named = {
  readonly group: ClientGroup;
  readonly groupIndex: number;
  readonly index: number;
  readonly apiId: string;
  readonly operationId: string;
  readonly zipf: ReturnType<typeof zipfs>;
};

function classOf(gate: FrontGate, { group, groupIndex, index, apiId, operationId, zipf }: Named): RequestClass {
  const api = gate.snapshot.apis.find(({ id }) => id === apiId);
  const operation = api?.operations.find(({ id }) => id === operationId);
  invariant(api !== undefined && operation !== undefined, 'C1', () => `no operation ${apiId}/${operationId}`);
  const route = routeClass(gate, group, { api, operation });
  const parameters = variedParameters(group, route.operation, zipf);
  return {
    index,
    groupIndex,
    group,
    ...route,
    parameters,
    combinations: parameters.reduce((product, { values }) => product * values.size, 1),
    subscriptions: group.subscriptions?.count ?? 1,
  };
}
