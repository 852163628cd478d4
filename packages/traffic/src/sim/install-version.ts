import type { ScheduledChange, Snapshot } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { PolicySet } from '@keelgate/policy';
import type { ConfigVersion } from '../config/config-replicas.ts';
import { createQuotaCounters } from '../counter/quota-counters.ts';
import { addBackends } from './backend-table.ts';
import { compile, compileEntries, withChange } from './configuration.ts';
import { addCounters } from './region-counters.ts';
import type { CounterEntry } from './registry.ts';
import type { Simulation } from './simulation.ts';
import { windowUs } from './window.ts';

/** Compiles a version of the configuration, with the counters and backends that it brings; gives where classes begin. */
export function installVersion(simulation: Simulation, version: number, nowUs: number): Int32Array {
  const known = simulation.entries.get(version);
  if (known !== undefined) return known;
  const { plan, shards, world } = simulation;
  const { changes } = simulation.replicas.versions[version] as ConfigVersion;
  const snapshot = changes.reduce<Snapshot>(
    (before, change) => withChange(before, plan.drill.changes[change] as ScheduledChange),
    plan.drill.snapshot,
  );
  const policies = version === 0 ? plan.policies : compiled(snapshot);
  const entries = compileEntries(plan, policies, { ...world, snapshot });
  simulation.entries.set(version, entries);
  addQuotas(simulation);
  for (const shard of shards) {
    addCounters(shard.counters, plan.registry.rates, nowUs);
    addBackends(shard.backends, plan);
    if (version === 0) shard.entries.fill(entries);
  }
  return entries;
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

function quotaOf({ plan }: Simulation, { spec, names }: CounterEntry): Simulation['quotas'][number] {
  const { drill, regions } = plan;
  const { anchor } = spec;
  const anchorUs =
    typeof anchor === 'object' && anchor !== null && 'firstPeriodStartMs' in anchor
      ? (anchor.firstPeriodStartMs - drill.startMs) * 1000
      : 0;
  return createQuotaCounters({
    regions: regions.length,
    keys: Math.max(1, names.length),
    limit: spec.limit,
    periodUs: spec.periodUs,
    anchorUs,
    lagUs: Math.max(drill.gateway.quotaReplicationUs, windowUs),
    unit: spec.unit === 'bytes' ? 'bytes' : 'calls',
  });
}
