import type { InjectedFault } from '@keelgate/model';
import type { Shard } from './shard.ts';

/** Calls to backends from one region around each fault: what a lost cache or a retry storm makes of them. */
export type Surge = {
  readonly atUs: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** No call outside of this counts for any fault. */
  readonly fromUs: number;
  readonly toUs: number;
};

const spanUs = 10e6;

export function createSurge(faults: readonly InjectedFault[]): Surge {
  const atUs = Float64Array.from(faults, (fault) => fault.atUs);
  return {
    atUs,
    before: new Float64Array(faults.length),
    after: new Float64Array(faults.length),
    fromUs: Math.min(...atUs) - spanUs,
    toUs: Math.max(...atUs) + spanUs,
  };
}

export function countSurge({ surge }: Shard, sentUs: number): void {
  if (sentUs < surge.fromUs || sentUs >= surge.toUs) return;
  const { atUs, before, after } = surge;
  for (let fault = 0; fault < atUs.length; fault += 1) {
    const since = sentUs - (atUs[fault] as number);
    if (since < -spanUs || since >= spanUs) continue;
    if (since < 0) before[fault] = (before[fault] as number) + 1;
    else after[fault] = (after[fault] as number) + 1;
  }
}

/** The largest ratio of calls after a fault to calls before it; `null` where no fault has calls before it. */
export function worstSurge({ before, after }: Surge): number | null {
  let worst: number | null = null;
  for (let fault = 0; fault < before.length; fault += 1) {
    if (before[fault] === 0) continue;
    const ratio = (after[fault] as number) / (before[fault] as number);
    if (worst === null || ratio > worst) worst = ratio;
  }
  return worst;
}
