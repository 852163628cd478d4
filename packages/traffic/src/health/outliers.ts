import type { OutlierEjection } from '@keelgate/model';

/**
 * Which VMs of a region answer, but worse than the others: they take longer than the region's median many times over, fail
 * a share of what they get, or fail so many attempts in a row. Such a one is ejected, which is up to whoever drives this:
 * it gets nothing new for a time, and is then tried again. Never more than a share of the VMs that the front door knows
 * are ejected at once.
 *
 * A hot file: columns are mutated with every attempt.
 */
export type Outliers = {
  readonly settings: OutlierEjection;
  /** Of the second under way, for each VM: attempts that it answered, how long those took it, and attempts that it failed. */
  readonly answered: Int32Array;
  readonly tookUs: Float64Array;
  readonly failed: Int32Array;
  /** Failures since it last answered. */
  readonly inRow: Int32Array;
  /** Since when it has been an outlier; Infinity while it is not. */
  readonly sinceUs: Float64Array;
  /** When its ejection ends; -Infinity while it is not ejected. */
  readonly untilUs: Float64Array;
};

/** A second holds this many attempts of a VM at least, or says nothing about it. */
const attemptsMin = 5;

/** VMs are held against each other this often. */
export const outlierTickUs = 1e6;

export type Outlier = { readonly vm: number; readonly why: 'slow' | 'errors' };

export function createOutliers(settings: OutlierEjection, vms: number): Outliers {
  return {
    settings,
    answered: new Int32Array(vms),
    tookUs: new Float64Array(vms),
    failed: new Int32Array(vms),
    inRow: new Int32Array(vms),
    sinceUs: new Float64Array(vms).fill(Infinity),
    untilUs: new Float64Array(vms).fill(-Infinity),
  };
}

/** A VM has answered an attempt, which took it so long. */
export function noteAnswer(outliers: Outliers, vm: number, tookUs: number): void {
  outliers.answered[vm] = (outliers.answered[vm] as number) + 1;
  outliers.tookUs[vm] = (outliers.tookUs[vm] as number) + tookUs;
  outliers.inRow[vm] = 0;
}

/** A VM has failed an attempt. True where it has failed too many in a row. */
export function noteFailure(outliers: Outliers, vm: number): boolean {
  outliers.failed[vm] = (outliers.failed[vm] as number) + 1;
  const inRow = (outliers.inRow[vm] as number) + 1;
  outliers.inRow[vm] = inRow;
  return inRow >= outliers.settings.failures;
}

/** The second that ends now is over: which of the VMs that get requests have been outliers for too long, in their order. */
export function findOutliers(outliers: Outliers, candidates: readonly number[], nowUs: number): readonly Outlier[] {
  const { settings, answered, failed, sinceUs } = outliers;
  const times = candidates
    .filter((vm) => (answered[vm] as number) >= attemptsMin)
    .map((vm) => meanOf(outliers, vm))
    .toSorted((left, right) => left - right);
  // The lower one of two in the middle: of two VMs the slow one is the outlier.
  const median = times[(times.length - 1) >> 1] ?? Infinity;
  const found: Outlier[] = [];
  for (const vm of candidates) {
    const attempts = (answered[vm] as number) + (failed[vm] as number);
    if (attempts < attemptsMin) continue;
    const fails = (failed[vm] as number) >= attempts * settings.errorShare && (failed[vm] as number) > 0;
    const isSlow =
      (answered[vm] as number) >= attemptsMin && median > 0 && meanOf(outliers, vm) >= median * settings.factor;
    if (!fails && !isSlow) {
      sinceUs[vm] = Infinity;
      continue;
    }
    if (sinceUs[vm] === Infinity) sinceUs[vm] = nowUs - outlierTickUs;
    if (nowUs - (sinceUs[vm] as number) >= settings.afterUs) found.push({ vm, why: fails ? 'errors' : 'slow' });
  }
  outliers.answered.fill(0);
  outliers.tookUs.fill(0);
  outliers.failed.fill(0);
  return found;
}

function meanOf({ tookUs, answered }: Outliers, vm: number): number {
  return (tookUs[vm] as number) / (answered[vm] as number);
}

/** How many of so many VMs may be ejected at once. */
export function ejectedMax({ settings }: Outliers, vms: number): number {
  return Math.floor(vms * settings.maxShare);
}

/** The VM is ejected until then. */
export function eject(outliers: Outliers, vm: number, untilUs: number): void {
  outliers.untilUs[vm] = untilUs;
  outliers.sinceUs[vm] = Infinity;
  outliers.inRow[vm] = 0;
}

/** The VM is tried again. */
export function admit(outliers: Outliers, vm: number): void {
  outliers.untilUs[vm] = -Infinity;
}

export function isEjected({ untilUs }: Outliers, vm: number): boolean {
  return untilUs[vm] !== -Infinity;
}
