import type { BackendSettings, BreakerRule, PoolMember } from '@keelgate/model';
import type { CounterSpec, Program } from '@keelgate/policy';
import type { Condition } from './condition.ts';
import type { KeyTable } from './key-table.ts';
import type { OperandTable } from './operand-table.ts';
import type { RequestClass } from './request-class.ts';
import type { BackendWorld } from './target.ts';

/**
 * Everything that nodes of the flow table refer to by number. Numbers are given out in the order in which programs
 * mention things and never change, whatever configuration comes later.
 */
export type Registry = {
  readonly rates: CounterEntry[];
  readonly quotas: CounterEntry[];
  readonly concurrency: ConcurrencyEntry[];
  readonly backends: BackendEntry[];
  readonly targets: TargetEntry[];
  readonly tables: OperandTable[];
  readonly keys: KeyTable[];
  /** How long to wait before repetition `n` (from 1), with a draw from (0, 1). */
  readonly delays: ((repetition: number, chance: number) => number)[];
  /** Programs that run for each request alone. */
  readonly programs: ProgramEntry[];
  /** Conditions of retries on the reply. */
  readonly conditions: Condition[];
  readonly timeoutsUs: number[];
  readonly durationsUs: number[];
};

/** A counter policy's counters: one row for each key. */
export type CounterEntry = { readonly spec: CounterSpec; readonly rows: Map<string, number>; readonly names: string[] };

export type ConcurrencyEntry = { readonly id: string; readonly max: number; readonly rows: Map<string, number> };

export type BackendEntry = {
  /** The backend's id, or the host of the service URL. */
  readonly id: string;
  readonly host: string;
  readonly settings: BackendSettings;
  readonly breaker: BreakerRule | null;
};

/** Where a request may be sent: to one backend, to a member of a pool, or nowhere. */
export type TargetEntry = {
  readonly id: string;
  /** Indices of backends. */
  readonly backends: readonly number[];
  /** Absent for a single backend. */
  readonly members: readonly PoolMember[] | null;
  /** A client stays with the member that it came to first. */
  readonly isSticky: boolean;
};

export type ProgramEntry = { readonly program: Program; readonly of: RequestClass; readonly world: BackendWorld };

export function createRegistry(): Registry {
  return {
    rates: [],
    quotas: [],
    concurrency: [],
    backends: [],
    targets: [],
    tables: [],
    keys: [],
    delays: [],
    programs: [],
    conditions: [],
    timeoutsUs: [],
    durationsUs: [],
  };
}

/**
 * The number of a counter policy's counters. A limit or period that a later configuration changes begins new ones: what
 * the platform does then is not documented.
 */
export function counterNumber(list: CounterEntry[], spec: CounterSpec): number {
  const found = list.findIndex(
    ({ spec: known }) => known.id === spec.id && known.limit === spec.limit && known.periodUs === spec.periodUs,
  );
  return found >= 0 ? found : list.push({ spec, rows: new Map(), names: [] }) - 1;
}

export function rowOf(entry: CounterEntry, key: string | null): number {
  if (key === null) return -1;
  const known = entry.rows.get(key);
  if (known !== undefined) return known;
  entry.rows.set(key, entry.names.length);
  return entry.names.push(key) - 1;
}

export function concurrencyNumber(registry: Registry, id: string, max: number): number {
  const found = registry.concurrency.findIndex((entry) => entry.id === id && entry.max === max);
  return found >= 0 ? found : registry.concurrency.push({ id, max, rows: new Map() }) - 1;
}

/** The number of a key, given out in the order of asking. */
export function denseRow(rows: Map<string, number>, key: string): number {
  const row = rows.get(key) ?? rows.size;
  rows.set(key, row);
  return row;
}

/** The number of an equal item of a list, added if there is none. */
export function numberOf<Item>(list: Item[], item: Item): number {
  const found = list.indexOf(item);
  return found >= 0 ? found : list.push(item) - 1;
}
