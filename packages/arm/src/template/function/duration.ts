const day = 86_400_000;

const pattern =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Of each part of a duration, in milliseconds. */
const sizes = [365 * day, 30 * day, 7 * day, day, 3_600_000, 60_000, 1000];

/** An ISO 8601 duration in milliseconds; null where the text is none. */
export function durationOf(text: string): number | null {
  const [whole, sign, ...amounts] = pattern.exec(text) ?? [];
  if (whole === undefined) return null;
  const length = sizes.reduce((sum, size, index) => sum + size * Number(amounts[index] ?? 0), 0);
  return sign === undefined ? length : -length;
}
