import type { Snapshot } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { PolicySet } from '@keelgate/policy';
import type { ConfigVersion } from '../config/config-replicas.ts';
import { createQuotaCounters } from '../counter/quota-counters.ts';
import { agreeOnInstalled } from './agreement.ts';
import { addBackends } from './backend-table.ts';
import { compile, compileEntries, snapshotWith } from './configuration.ts';
import { identityOf } from './counter-identity.ts';
import { addNode, flowOp } from './flow.ts';
import { hashText } from './key-table.ts';
import { outcomeNumber } from './outcome-number.ts';
import type { Plan } from './plan.ts';
import { addCounters } from './region-counters.ts';
import type { CounterEntry } from './registry.ts';
import type { Simulation } from './simulation.ts';
import type { Configured } from './standby.ts';
import { isStandbyRegion } from './standby.ts';
import { windowUs } from './window.ts';

/**
 * Compiles a version of a service's configuration, with the counters and backends that it brings; gives where classes
 * begin. A standby that nothing has been restored onto answers 404 to everything.
 */
export function installVersion(
  simulation: Simulation,
  of: Configured,
  { version, nowUs }: { readonly version: number; readonly nowUs: number },
): Int32Array {
  const known = of.entries.get(version);
  if (known !== undefined) return known;
  const { plan, shards } = simulation;
  const isStandby = of === simulation.standby;
  const entries = isStandby && version === 0 ? nothing(plan) : entriesOf(simulation, of, version);
  of.entries.set(version, entries);
  bringIn(simulation, nowUs);
  if (version === 0)
    for (const shard of shards)
      if (isStandbyRegion(plan, shard.region.index) === isStandby) shard.entries.fill(entries);
  agreeOnInstalled(simulation);
  return entries;
}

function entriesOf(simulation: Simulation, of: Configured, version: number): Int32Array {
  const { plan, world } = simulation;
  const { changes } = of.replicas.versions[version] as ConfigVersion;
  const snapshot = snapshotWith(plan.drill, changes);
  const policies = changes.length === 0 ? plan.policies : compiled(snapshot);
  return compileEntries(plan, policies, { ...world, snapshot, isStandby: of === simulation.standby });
}

/** Its answer says nothing of what was asked for: it counts as unreachable, not as an API that there is not. */
function nothing({ classes, flows }: Plan): Int32Array {
  const node = addNode(flows, { op: flowOp.end, a: outcomeNumber.unreachable, b: 404 });
  return new Int32Array(classes.length).fill(node);
}

/** Makes what the registry has got since, in every region that is carried out here. */
export function bringIn(simulation: Simulation, nowUs: number): void {
  const { plan, shards } = simulation;
  addQuotas(simulation);
  for (const shard of shards) {
    addCounters(shard.counters, plan.registry.rates, nowUs);
    addBackends(shard.backends, plan);
  }
}

/** Makes counters for quotas that have come since. */
export function addQuotas(simulation: Simulation): void {
  const { plan, quotas } = simulation;
  for (const entry of plan.registry.quotas.slice(quotas.length)) quotas.push(quotaOf(simulation, entry));
}

function compiled(snapshot: Snapshot): PolicySet {
  const set = compile(snapshot);
  invariant(set.ok, 'K1', 'a configuration that was refused is being installed');
  return set.value;
}

function quotaOf({ plan, part }: Simulation, { spec, names }: CounterEntry): Simulation['quotas'][number] {
  const { drill, regions } = plan;
  const { anchor } = spec;
  const anchorUs =
    typeof anchor === 'object' && anchor !== null && 'firstPeriodStartMs' in anchor
      ? (anchor.firstPeriodStartMs - drill.startMs) * 1000
      : 0;
  return createQuotaCounters({
    regions: regions.length,
    own: part.own,
    // Whoever it is: all that matters is that there is one.
    holdsTruth: (hashText(identityOf(spec)).high >>> 0) % part.workers === part.worker,
    keys: Math.max(1, names.length),
    limit: spec.limit,
    periodUs: spec.periodUs,
    anchorUs,
    lagUs: Math.max(drill.gateway.quotaReplicationUs, windowUs),
  });
}
