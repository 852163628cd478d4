/** Nine digits after the point: more than a figure means, few enough to read. */
export function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
