import type { ClientGroup, Drill, Fault, Result, Service, Snapshot } from '@keelgate/model';
import { defaultGateway, failed, findLocation, ok, roundTripMs } from '@keelgate/model';
import { placesMax } from '../sim/concurrency.ts';
import { createPlan } from '../sim/create-plan.ts';
import type { Plan } from '../sim/plan.ts';
import type { TrafficCoreOptions } from './options.ts';
import { spanUs } from './options.ts';

/** Callers are told apart by so many buckets of their addresses when names are resolved anew. */
export const callerBuckets: number = 1024;

/** The plan of a drill that draws nothing: its groups are the callers near each region, and all their requests are recorded. */
export function planOf(snapshot: Snapshot, options: TrafficCoreOptions): Result<Plan, readonly Fault[]> {
  const { service } = snapshot;
  if (service === null) return refused('no-service', 'the template holds no API Management service');
  if (service.regions.some(({ units }) => units === 0))
    return refused('no-units', 'a Consumption service has no units that traffic could be spread over');
  const api = snapshot.apis.find(({ operations }) => operations.length > 0);
  const operation = api?.operations[0];
  if (api === undefined || operation === undefined)
    return refused('no-operations', 'no API of the service has an operation');
  const drill: Drill = {
    name: service.name,
    snapshot,
    seed: options.seed ?? 1,
    startMs: 0,
    durationUs: spanUs,
    warmupUs: 0,
    gateway: { ...defaultGateway(service.tier), ...options.gateway },
    clients: service.regions.map((_, region) => groupOf(service, region, { apiId: api.id, operationId: operation.id })),
    backends: options.backends ?? [],
    faults: [],
    changes: [],
    autoscale: null,
    standby: null,
    expectations: [],
  };
  const plan = createPlan(drill, { folds: false });
  // Classes come with the first records of theirs. Which programs they have is not known yet: there is room for as many
  // places as any may hold.
  return plan.ok ? ok({ ...plan.value, classes: [], loops: 0, extra: placesMax * 2 }) : plan;
}

/** Callers that are nearest to one region; the others they go to when that is lost, the near ones first. */
function groupOf(
  { regions }: Service,
  home: number,
  operation: { readonly apiId: string; readonly operationId: string },
): ClientGroup {
  const from = findLocation(regions[home]?.location ?? '');
  const latencyUs = regions.map(({ location }, region) => {
    const to = findLocation(location);
    if (region === home) return 0;
    return from === undefined || to === undefined ? 100_000 : roundTripMs(from, to) * 1000;
  });
  return {
    name: regions[home]?.location ?? '',
    latencyUs,
    rate: [],
    arrivals: 'uniform',
    operations: [{ ...operation, weight: 1 }],
    subscriptions: null,
    callers: { count: callerBuckets, skew: 0, firstAddress: '0.0.0.0' },
    parameters: [],
    headers: [],
    timeoutUs: null,
    retry: null,
    loop: null,
    log: null,
  };
}

function refused(what: string, message: string): Result<Plan, readonly Fault[]> {
  return failed([{ code: `core/${what}`, severity: 'error', message }]);
}
