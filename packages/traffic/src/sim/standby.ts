import type { Drill, Region } from '@keelgate/model';
import type { ConfigReplicas } from '../config/config-replicas.ts';
import { createConfigReplicas } from '../config/config-replicas.ts';
import { canLoad } from './can-load.ts';
import type { Plan } from './plan.ts';
import { drillStream } from './stream.ts';

/** What a service's gateways are configured with: the log, its replicas, and what has been installed of it. */
export type Configured = {
  readonly replicas: ConfigReplicas;
  /** For each version of the configuration that is installed, where each class begins. */
  readonly entries: Map<number, Int32Array>;
};

/** The standby service. Its version 0 is nothing at all: what it has is what backups put there. */
export type StandbyService = Configured & {
  readonly region: number;
  /** When all its zones first had something; Infinity as long as they have not. */
  configuredUs: number;
};

/** Every region that the drill has: those of the service, then the standby's. */
export function regionsOf({ snapshot, standby }: Drill): readonly Region[] {
  return [...(snapshot.service?.regions ?? []), ...(standby === null ? [] : [standby.region])];
}

export function isStandbyRegion({ service }: Plan, region: number): boolean {
  return region >= service.regions.length;
}

export function createStandby(plan: Plan): StandbyService | null {
  const { drill, service, regions } = plan;
  if (drill.standby === null) return null;
  const region = service.regions.length;
  return {
    region,
    replicas: createConfigReplicas({
      zones: regions[region]?.zones.map(() => region) ?? [],
      maxLagUs: drill.gateway.configPropagationMaxUs,
      seed: drill.seed,
      stream: drillStream.standby,
      loads: (changes) => canLoad(plan, changes),
    }),
    entries: new Map(),
    configuredUs: Infinity,
  };
}
