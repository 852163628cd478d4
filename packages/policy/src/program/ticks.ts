/** Milliseconds since 1970 UTC as .NET ticks: 100 ns since the year 1. */
export function ticksOf(ms: number): bigint {
  return BigInt(Math.round(ms * 10_000)) + 621_355_968_000_000_000n;
}
