import { unit } from '@keelgate/model';

/** A log-normal latency through two percentiles; constant where they are equal. */
export type Latency = {
  /** A latency in µs for 32 bits of chance. */
  readonly sampleUs: (bits: number) => number;
};

/** The 99th percentile of the standard normal distribution. */
const z99 = 2.3263478740408408;

export function createLatency({ p50Us, p99Us }: { readonly p50Us: number; readonly p99Us: number }): Latency {
  if (p99Us <= p50Us || p50Us <= 0) return { sampleUs: () => p50Us };
  const mu = Math.log(p50Us);
  const sigma = (Math.log(p99Us) - mu) / z99;
  return { sampleUs: (bits) => Math.exp(mu + sigma * inverseNormal(unit(bits))) };
}

/**
 * The standard normal quantile of `p` in (0, 1), by Acklam's rational approximation (relative error below 1.15e-9). It needs
 * only log and sqrt, whose bits are the same on every version of Node.
 */
export function inverseNormal(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
    r;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
    r;
  return ((top + 2.506628277459239) * q) / (bottom + 1);
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
    q;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q;
  return (top + 2.938163982698783) / (bottom + 1);
}
