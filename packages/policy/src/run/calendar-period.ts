import type { CalendarUnit } from '../program/effect.ts';

/** A period from its first microsecond to the first one after it, since 1970 UTC. */
export type Period = { readonly startUs: number; readonly endUs: number };

const hourUs = 3_600_000_000;
const dayUs = 24 * hourUs;
/** 1970-01-01 was a Thursday: weeks begin so many days before it. */
const daysBefore = { 'week from Sunday': 4, 'week from Monday': 3 } as const;

/** The hour, day, week, month or year of UTC in which an instant lies. */
export function calendarPeriod(unit: CalendarUnit, nowUs: number): Period {
  switch (unit) {
    case 'hour':
      return even(nowUs, hourUs, 0);
    case 'day':
      return even(nowUs, dayUs, 0);
    case 'week from Sunday':
    case 'week from Monday':
      return even(nowUs, 7 * dayUs, -daysBefore[unit] * dayUs);
    case 'month':
    case 'year': {
      const now = new Date(Math.floor(nowUs / 1000));
      const [year, month] = [now.getUTCFullYear(), unit === 'month' ? now.getUTCMonth() : 0];
      const end = unit === 'month' ? Date.UTC(year, month + 1) : Date.UTC(year + 1, 0);
      return { startUs: Date.UTC(year, month) * 1000, endUs: end * 1000 };
    }
  }
}

function even(nowUs: number, lengthUs: number, anchorUs: number): Period {
  const startUs = anchorUs + Math.floor((nowUs - anchorUs) / lengthUs) * lengthUs;
  return { startUs, endUs: startUs + lengthUs };
}
