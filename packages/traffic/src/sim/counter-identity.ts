import type { CounterSpec } from '@keelgate/policy';

/** What a counter policy's counters are told by, on every worker: those of another limit or period are others. */
export function identityOf({ id, limit, periodUs }: CounterSpec): string {
  return `${id} ${limit} ${periodUs}`;
}
