import type { Kind } from '../../shape/kind.ts';
import { whole } from '../../shape/kind.ts';

/** Renewal periods in seconds, written as a number or as an ISO 8601 duration of days and less: `P30D`. */
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

function durationSeconds(text: string): string | null {
  const match = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$/.exec(text);
  if (match === null || text === 'P' || text.endsWith('T')) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number((part as string | undefined) ?? 0));
  return String((days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0));
}
