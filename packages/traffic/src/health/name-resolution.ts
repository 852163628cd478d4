/**
 * Which regions name resolution answers with. A region is left out once it has had no VM alive for the detection time, and
 * while its gateway is disabled; it is answered again when it has one, but not twice within the hold-down.
 */
export type NameResolution = {
  readonly regions: readonly RegionName[];
  readonly detectionUs: number;
  readonly holdDownUs: number;
  /** When the answers first changed; Infinity as long as they have not. */
  changedUs: number;
  /** Counts the changes. */
  version: number;
};

export type RegionName = {
  /** Since when no VM has been alive; Infinity while one is. */
  deadSinceUs: number;
  disabled: boolean;
  answered: boolean;
  /** When it was last left out for being dead, and when it was last answered again. */
  leftOutUs: number | null;
  takenBackUs: number;
};

export type NameResolutionOptions = {
  readonly disabled: readonly boolean[];
  readonly detectionUs: number;
  readonly holdDownUs: number;
};

export function createNameResolution({ disabled, detectionUs, holdDownUs }: NameResolutionOptions): NameResolution {
  return {
    regions: disabled.map((off) => ({
      deadSinceUs: Infinity,
      disabled: off,
      answered: !off,
      leftOutUs: null,
      takenBackUs: -Infinity,
    })),
    detectionUs,
    holdDownUs,
    changedUs: Infinity,
    version: 0,
  };
}

/** Brings the answers up to date with what the regions are at `nowUs`; says whether they changed. */
export function updateNames(names: NameResolution, nowUs: number): boolean {
  let changed = false;
  for (const region of names.regions) changed = updateRegion(names, region, nowUs) || changed;
  if (!changed) return false;
  names.version += 1;
  if (names.changedUs === Infinity) names.changedUs = nowUs;
  return true;
}

function updateRegion(names: NameResolution, region: RegionName, nowUs: number): boolean {
  const noticedUs = region.deadSinceUs + names.detectionUs;
  const noticed = noticedUs <= nowUs;
  if (region.answered) {
    if (!noticed && !region.disabled) return false;
    region.answered = false;
    if (noticed) region.leftOutUs = noticedUs;
    return true;
  }
  const held = nowUs < region.takenBackUs + names.holdDownUs;
  if (region.disabled || region.deadSinceUs !== Infinity || held) return false;
  region.answered = true;
  region.takenBackUs = nowUs;
  return true;
}
