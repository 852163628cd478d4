/**
 * Times in whole µs counted in buckets that grow with them: 256 to an octave, so that a percentile is off by at most
 * 0.4 %. Mean and maximum are exact. Memory does not depend on how much is counted.
 */
export type Histogram = {
  readonly counts: Float64Array;
  total: number;
  sumUs: number;
  maxUs: number;
};

/** Buckets for times up to 2^31 µs, some 36 minutes; what is longer counts in the last one. */
const buckets = 256 * 25;

export function createHistogram(): Histogram {
  return { counts: new Float64Array(buckets), total: 0, sumUs: 0, maxUs: 0 };
}

export function record(histogram: Histogram, us: number): void {
  const bucket = bucketOf(us);
  histogram.counts[bucket] = (histogram.counts[bucket] as number) + 1;
  histogram.total += 1;
  histogram.sumUs += us;
  if (us > histogram.maxUs) histogram.maxUs = us;
}

/** The time that a share `p` of what was counted does not exceed, in µs; `null` of nothing. */
export function percentile(histogram: Histogram, p: number): number | null {
  if (histogram.total === 0) return null;
  const rank = Math.max(1, Math.ceil(p * histogram.total));
  let seen = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    seen += histogram.counts[bucket] as number;
    if (seen >= rank) return Math.min(middleOf(bucket), histogram.maxUs);
  }
  return histogram.maxUs;
}

export function mean(histogram: Histogram): number | null {
  return histogram.total === 0 ? null : histogram.sumUs / histogram.total;
}

/** Adds what `from` counted to `into`. */
export function merge(into: Histogram, from: Histogram): void {
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    into.counts[bucket] = (into.counts[bucket] as number) + (from.counts[bucket] as number);
  }
  into.total += from.total;
  into.sumUs += from.sumUs;
  into.maxUs = Math.max(into.maxUs, from.maxUs);
}

function bucketOf(us: number): number {
  const whole = Math.min(us, 0x7fffffff) | 0;
  if (whole < 256) return whole;
  const octave = 31 - Math.clz32(whole) - 8;
  return (octave << 8) + (whole >>> octave);
}

function middleOf(bucket: number): number {
  if (bucket < 256) return bucket;
  const octave = Math.max(0, (bucket >>> 8) - 1);
  const low = bucket - (octave << 8);
  return (low + 0.5) * (1 << octave);
}
