/** Small, so that a killed writer is often found making a new file. */
export const segmentBytes = 20_000;

/** What change `number` is, of lengths from a few bytes to a few pages. */
export function textOf(number: number): string {
  return `${number},`.repeat(1 + ((number * 7919) % (number % 50 === 0 ? 3000 : 60)));
}

export function snapshotText(number: number): string {
  return `up to ${number};`.repeat(1 + (number % 2000));
}
