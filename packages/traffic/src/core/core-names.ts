import type { ResultRegion } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { Plan } from '../sim/plan.ts';
import type { CounterEntry } from '../sim/registry.ts';
import type { NameTable } from './name-table.ts';
import { createNameTable } from './name-table.ts';

/** What the numbers in decisions stand for. */
export type CoreNames = {
  /** `api/operation`. */
  readonly operations: readonly string[];
  readonly products: readonly string[];
  readonly subscriptions: readonly string[];
  /** Method and path. */
  readonly unmatched: readonly string[];
  readonly regions: readonly RegionNames[];
  readonly counterKeys: readonly string[];
  /** By number; `null` where there is none. */
  readonly counter: (number: number) => CounterName | null;
};

export type RegionNames = {
  readonly name: string;
  readonly zones: readonly string[];
  readonly units: number;
  /** Requests a second that one unit is planned for. */
  readonly unitPerSecond: number;
  /** The region as results print it. */
  readonly region: ResultRegion;
};

export type CounterName = {
  readonly policy: string;
  readonly scope: string;
  readonly limit: number;
  readonly periodSeconds: number;
};

/** Names as they come up. Those of counters are texts too, so that all of them are told apart and travel in one way. */
export type NameTables = { readonly [name in NameKind]: NameTable };

export const nameKinds = ['operations', 'products', 'subscriptions', 'unmatched', 'counterKeys', 'counters'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Who asks for what is not there may ask for anything: so many paths are told apart. */
const unmatchedMax = 10_000;

export function createNameTables(): NameTables {
  return {
    operations: createNameTable(),
    products: createNameTable(),
    subscriptions: createNameTable(),
    unmatched: createNameTable(unmatchedMax),
    counterKeys: createNameTable(),
    counters: createNameTable(),
  };
}

export function namesOf(plan: Plan, tables: NameTables): CoreNames {
  const { drill, service } = plan;
  return {
    operations: tables.operations.names,
    products: tables.products.names,
    subscriptions: tables.subscriptions.names,
    unmatched: tables.unmatched.names,
    counterKeys: tables.counterKeys.names,
    regions: plan.regions.map(({ name, zones, index }) => ({
      name,
      zones,
      units: service.regions[index]?.units ?? 0,
      unitPerSecond: drill.gateway.unitCapacityPerSecond,
      region: regionResult(plan, index),
    })),
    counter: (number) => {
      const text = tables.counters.names[number];
      return text === undefined ? null : (JSON.parse(text) as CounterName);
    },
  };
}

function regionResult({ regions, service }: Plan, index: number): ResultRegion {
  const { name, placement } = regions[index] as Plan['regions'][number];
  return {
    name,
    primary: index === 0,
    units: service.regions[index]?.units ?? 0,
    placement: placement.kind,
    zones: placement.zones.map((zone) => ({
      name: zone,
      vms: placement.vms.filter((vm) => vm.zone === zone).length,
    })),
  };
}

export function counterText({ policy, scope, limit, periodUs }: CounterEntry['spec']): string {
  const name: CounterName = { policy, scope: printScope(scope), limit, periodSeconds: periodUs / 1e6 };
  return JSON.stringify(name);
}
