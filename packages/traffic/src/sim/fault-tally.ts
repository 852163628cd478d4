import type { Shard } from './shard.ts';

/** What each fault of the drill did and cost in one region, by fault number. Times are Infinity until they come. */
export type FaultTally = {
  readonly dropped: Float64Array;
  readonly unreachable: Float64Array;
  readonly shed: Float64Array;
  /** When an attempt was last lost to the fault, counted or not; -1 if never. */
  readonly lastLossUs: Float64Array;
  readonly detectedUs: Float64Array;
  readonly recoveredUs: Float64Array;
  /** The VMs that the fault has had down. */
  readonly vms: (readonly number[])[];
  /** Faults that take capacity from this region now. */
  readonly active: Set<number>;
};

export function createFaultTally(faults: number): FaultTally {
  return {
    dropped: new Float64Array(faults),
    unreachable: new Float64Array(faults),
    shed: new Float64Array(faults),
    lastLossUs: new Float64Array(faults).fill(-1),
    detectedUs: new Float64Array(faults).fill(Infinity),
    recoveredUs: new Float64Array(faults).fill(Infinity),
    vms: Array.from({ length: faults }, () => []),
    active: new Set(),
  };
}

/** The attempt in hand was in flight on its VM when that failed. */
export function blameDropped(shard: Shard): void {
  const { attempt, faults, vms } = shard;
  lose(shard, faults.dropped, vms.blame[attempt.vm] as number);
}

/** The attempt in hand's VM, which lives, breaks its connection. */
export function blameGrey(shard: Shard): void {
  const { attempt, faults, vms } = shard;
  lose(shard, faults.dropped, vms.greyBy[attempt.vm] as number);
}

/** The attempt in hand met a dead VM, or found no VM at all (`vm` -1). */
export function blameUnreachable(shard: Shard, vm: number): void {
  const { faults, vms } = shard;
  lose(shard, faults.unreachable, vm >= 0 ? (vms.blame[vm] as number) : firstBlamed(vms.blame));
}

/** A shed attempt is put down to every fault that takes capacity from the region. */
export function blameShed(shard: Shard): void {
  const { attempt, faults } = shard;
  if (!attempt.counts || faults.active.size === 0) return;
  for (const fault of faults.active) faults.shed[fault] = (faults.shed[fault] as number) + 1;
}

function lose(shard: Shard, column: Float64Array, fault: number): void {
  if (fault < 0) return;
  shard.faults.lastLossUs[fault] = shard.nowUs;
  if (shard.attempt.counts) column[fault] = (column[fault] as number) + 1;
}

function firstBlamed(blame: Int32Array): number {
  let first = -1;
  for (const fault of blame) if (fault >= 0 && (first < 0 || fault < first)) first = fault;
  return first;
}
