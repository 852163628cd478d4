/**
 * Calls of each subscription in two buckets, this period's and the last one's, as each zone of a region knows them. What a zone
 * admits the others learn after the lag: with the first tick that is so much later.
 */
export type BareCounters = {
  readonly zones: number;
  readonly subscriptions: number;
  readonly limit: number;
  readonly periodUs: number;
  readonly tickUs: number;
  /** `zone * subscriptions + subscription`, and so on. */
  now: Int32Array;
  before: Int32Array;
  /** What was admitted in each of the last ticks, the one under way included. */
  readonly told: readonly Int32Array[];
  tick: number;
  period: number;
};

const ticksPerLag = 10;

export type BareCountersOptions = Pick<BareCounters, 'zones' | 'subscriptions' | 'limit' | 'periodUs'> & {
  readonly lagUs: number;
};

export function createBareCounters({ lagUs, ...options }: BareCountersOptions): BareCounters {
  const size = options.zones * options.subscriptions;
  return {
    ...options,
    tickUs: lagUs / ticksPerLag,
    now: new Int32Array(size),
    before: new Int32Array(size),
    told: Array.from({ length: ticksPerLag }, () => new Int32Array(size)),
    tick: 0,
    period: 0,
  };
}

/** Ticks and periods that have passed by `nowUs`. */
export function letPass(counters: BareCounters, nowUs: number): void {
  while (nowUs >= (counters.tick + 1) * counters.tickUs) {
    counters.tick += 1;
    hear(counters, counters.told[counters.tick % ticksPerLag] as Int32Array);
  }
  while (nowUs >= (counters.period + 1) * counters.periodUs) {
    counters.period += 1;
    const { before } = counters;
    counters.before = counters.now;
    counters.now = before.fill(0);
  }
}

function hear({ now, zones, subscriptions }: BareCounters, told: Int32Array): void {
  for (let zone = 0; zone < zones; zone += 1) {
    for (let other = 0; other < zones; other += 1) {
      if (other === zone) continue;
      for (let subscription = 0; subscription < subscriptions; subscription += 1) {
        const at = zone * subscriptions + subscription;
        now[at] = (now[at] as number) + (told[other * subscriptions + subscription] as number);
      }
    }
  }
  for (let at = 0; at < zones * subscriptions; at += 1) told[at] = 0;
}

export function admits(counters: BareCounters, zone: number, subscription: number, nowUs: number): boolean {
  const { now, before, limit, periodUs, period, told, tick } = counters;
  const at = zone * counters.subscriptions + subscription;
  const left = period + 1 - nowUs / periodUs;
  if ((now[at] as number) + (before[at] as number) * left >= limit) return false;
  now[at] = (now[at] as number) + 1;
  const telling = told[tick % ticksPerLag] as Int32Array;
  telling[at] = (telling[at] as number) + 1;
  return true;
}
