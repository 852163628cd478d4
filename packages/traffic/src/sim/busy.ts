import { invariant } from '@keelgate/model';

/**
 * How much of a region's capacity is in use, second by second: work done over the capacity of the VMs that were there.
 * Seconds that have passed go into a distribution, so that only the few to come are kept one by one.
 */
export type Busy = {
  /** Work begun, in VM-µs, of the seconds around now; second `s` at `s & mask`. */
  readonly work: Float64Array;
  /** The first second that is not closed yet. */
  second: number;
  /** VM-µs that were there in it so far, and up to when that is counted. */
  thereUs: number;
  countedUs: number;
  /** VMs of the region at most: no second can hold more work. */
  readonly vms: number;
  readonly stepUs: number;
  /** Sum and number of shares in each step of the series. */
  readonly stepShares: Float64Array;
  readonly stepSeconds: Float64Array;
  /** Seconds by share, in thousandths. */
  readonly shares: Float64Array;
  shareSum: number;
  /** Sum and number of shares since the last minute was taken, the warmup's too. */
  minuteSum: number;
  minuteSeconds: number;
  shareMax: number;
  seconds: number;
};

const slots = 4096;
const secondUs = 1e6;

export type BusyOptions = { readonly vms: number; readonly stepUs: number; readonly steps: number };

export function createBusy({ vms, stepUs, steps }: BusyOptions): Busy {
  return {
    work: new Float64Array(slots),
    second: 0,
    thereUs: 0,
    countedUs: 0,
    vms,
    stepUs,
    stepShares: new Float64Array(steps),
    stepSeconds: new Float64Array(steps),
    shares: new Float64Array(1001),
    shareSum: 0,
    minuteSum: 0,
    minuteSeconds: 0,
    shareMax: 0,
    seconds: 0,
  };
}

/**
 * A server works from `fromUs` to `toUs`; `share` is its part of its VM. A negative share takes work back that was not
 * done after all. What falls beyond the kept seconds counts in the last of them.
 */
export function addWork(busy: Busy, fromUs: number, toUs: number, share: number): void {
  let second = Math.floor(fromUs / secondUs);
  let at = fromUs;
  const last = busy.second + slots - 1;
  for (let endUs = (second + 1) * secondUs; toUs > endUs && second < last; endUs += secondUs) {
    add(busy, second, (endUs - at) * share);
    at = endUs;
    second += 1;
  }
  add(busy, second, (toUs - at) * share);
}

function add(busy: Busy, second: number, workUs: number): void {
  const slot = second & (slots - 1);
  busy.work[slot] = (busy.work[slot] as number) + workUs;
}

/** Counts the VMs that were there since the last call; closes the seconds that have passed and are to be counted. */
export function countCapacity(busy: Busy, untilUs: number, there: number, countFromUs: number): void {
  while ((busy.second + 1) * secondUs <= untilUs) {
    const endUs = (busy.second + 1) * secondUs;
    busy.thereUs += there * (endUs - busy.countedUs);
    busy.countedUs = endUs;
    closeSecond(busy, endUs > countFromUs);
  }
  busy.thereUs += there * (untilUs - busy.countedUs);
  busy.countedUs = untilUs;
}

function closeSecond(busy: Busy, counts: boolean): void {
  const slot = busy.second & (slots - 1);
  const work = busy.work[slot] as number;
  invariant(work <= busy.vms * secondUs * 1.000001, 'Q1', () => `second ${busy.second} held ${work} VM-µs of work`);
  if (busy.thereUs >= 1) {
    const share = Math.min(1, work / busy.thereUs);
    busy.minuteSum += share;
    busy.minuteSeconds += 1;
    if (counts) note(busy, share);
  }
  busy.work[slot] = 0;
  busy.second += 1;
  busy.thereUs = 0;
}

function note(busy: Busy, share: number): void {
  const step = Math.min(Math.floor((busy.second * secondUs) / busy.stepUs), busy.stepShares.length - 1);
  busy.stepShares[step] = (busy.stepShares[step] as number) + share;
  busy.stepSeconds[step] = (busy.stepSeconds[step] as number) + 1;
  const cell = Math.ceil(share * 1000);
  busy.shares[cell] = (busy.shares[cell] as number) + 1;
  busy.shareSum += share;
  busy.shareMax = Math.max(busy.shareMax, share);
  busy.seconds += 1;
}

/** The capacity in use on average since this was last asked; `null` where nobody was there. */
export function takeMinute(busy: Busy): number | null {
  const share = busy.minuteSeconds === 0 ? null : busy.minuteSum / busy.minuteSeconds;
  busy.minuteSum = 0;
  busy.minuteSeconds = 0;
  return share;
}

/** The share that 95 % of the counted seconds do not exceed, to a thousandth; `null` where no second counted. */
export function busyP95(busy: Pick<Busy, 'shares' | 'shareMax' | 'seconds'>): number | null {
  if (busy.seconds === 0) return null;
  let seen = 0;
  for (let cell = 0; cell < busy.shares.length; cell += 1) {
    seen += busy.shares[cell] as number;
    if (seen >= busy.seconds * 0.95) return Math.min(cell / 1000, busy.shareMax);
  }
  return busy.shareMax;
}
