import type { Kind } from '../../shape/kind.ts';
import { whole } from '../../shape/kind.ts';

/** Renewal periods in seconds, written as a number or as an ISO 8601 duration: `P30D`. */
export function period(range: {
  readonly min: number;
  readonly max: number;
  readonly allowsZero?: boolean;
}): Kind<number> {
  const seconds = whole(range);
  const { min, max, allowsZero = false } = range;
  const rest =
    max === Number.MAX_SAFE_INTEGER ? `at least ${min} seconds` : `a number of seconds from ${min} to ${max}`;
  return {
    ...seconds,
    expected: allowsZero ? `0 or ${rest}` : rest,
    read: (text) => {
      const written = durationSeconds(text.trim()) ?? text;
      return allowsZero && written.trim() === '0' ? 0 : seconds.read(written);
    },
    from: (rt, value) => (allowsZero && value === 0 ? 0 : seconds.from(rt, value)),
  };
}

/** How many seconds each part of a duration counts: years of 365 days and months of 30. */
const units = [31_536_000, 2_592_000, 86_400, 3600, 60, 1];

function durationSeconds(text: string): string | null {
  const match =
    /^P(?:(\d{1,4})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$/.exec(text);
  if (match === null || text === 'P' || text.endsWith('T')) return null;
  const parts = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return String(parts.reduce((sum, part, at) => sum + part * (units[at] ?? 0), 0));
}
