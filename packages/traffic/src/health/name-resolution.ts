/**
 * Which regions name resolution answers with. A region is left out once it has had no VM alive for the detection time, and
 * while its gateway is disabled or the name points at another service; it is answered again when it has one, but not twice
 * within the hold-down.
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
  /** The name points at another service since then; Infinity if it points at this one. */
  awayUs: number;
  answered: boolean;
  /** When it was last left out for being dead, and when it was last answered again. */
  leftOutUs: number | null;
  takenBackUs: number;
};

export type NameResolutionOptions = {
  readonly disabled: readonly boolean[];
  /** Regions of a service that the name does not point at. */
  readonly away?: readonly boolean[];
  readonly detectionUs: number;
  readonly holdDownUs: number;
};

export function createNameResolution({
  disabled,
  away = [],
  detectionUs,
  holdDownUs,
}: NameResolutionOptions): NameResolution {
  return {
    regions: disabled.map((off, region) => ({
      deadSinceUs: Infinity,
      disabled: off,
      awayUs: away[region] === true ? 0 : Infinity,
      answered: !off && away[region] !== true,
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
  const away = region.awayUs <= nowUs;
  const off = region.disabled || away;
  if (region.answered) {
    if (!noticed && !off) return false;
    region.answered = false;
    if (noticed) region.leftOutUs = noticedUs;
    return true;
  }
  // Whoever watches the service notices its death, wherever the name points.
  if (noticed && away) region.leftOutUs = Math.max(region.leftOutUs ?? -Infinity, noticedUs);
  const held = nowUs < region.takenBackUs + names.holdDownUs;
  if (off || region.deadSinceUs !== Infinity || held) return false;
  region.answered = true;
  region.takenBackUs = nowUs;
  return true;
}
