import type { CounterSpec } from '@keelgate/policy';

/** What a counter policy's counters are told by, on every worker: those of another limit or period are others. */
export function identityOf({ id, limit, periodUs }: CounterSpec): string {
  return `${id} ${limit} ${periodUs}`;
}

const standbyMark = 'standby ';

/** A standby service has quotas of its own. Rates need no mark: each region has its own in any case. */
export function ownCounter(spec: CounterSpec, isStandby: boolean): CounterSpec {
  return isStandby && spec.kind === 'quota' ? { ...spec, id: `${standbyMark}${spec.id}` } : spec;
}

export function isOfStandby({ id }: CounterSpec): boolean {
  return id.startsWith(standbyMark);
}
