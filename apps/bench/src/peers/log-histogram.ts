/** Whole µs in buckets, 256 to an octave, as the simulator counts its latencies. */
const buckets = 256 * 25;

export function createLogHistogram(): Float64Array {
  return new Float64Array(buckets);
}

export function countIn(counts: Float64Array, us: number): void {
  const whole = Math.min(us, 0x7fffffff) | 0;
  const octave = whole < 256 ? 0 : 23 - Math.clz32(whole);
  const bucket = (octave << 8) + (whole >>> octave);
  counts[bucket] = (counts[bucket] as number) + 1;
}

/** What a share of all that was counted does not exceed, in µs. */
export function percentileOf(counts: Float64Array, share: number): number {
  const rank = Math.ceil(counts.reduce((sum, count) => sum + count, 0) * share);
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen < rank) continue;
    const octave = Math.max(0, (bucket >> 8) - 1);
    return bucket < 256 ? bucket : (bucket - (octave << 8) + 0.5) * 2 ** octave;
  }
  return 0;
}
