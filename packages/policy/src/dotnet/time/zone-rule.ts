import { civilTime, clockTicks, dateTicks, daysInMonth, ticksPerDay, ticksPerMinute } from './tick.ts';

/** When clocks change: the n-th weekday of a month, at a time of the clock that is then in force. */
export type Change = {
  readonly month: number;
  /** 1 to 4, or 5 for the last. */
  readonly week: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
};

/** Daylight saving time in years from `from` on: clocks go an hour ahead at `start` and back at `end`. */
export type ZoneRule = { readonly from: number; readonly to: number; readonly start: Change; readonly end: Change };

const sunday = 0;
const endless = 9999;

const northAmerica: readonly ZoneRule[] = [
  {
    from: 1987,
    to: 2006,
    start: { month: 4, week: 1, weekday: sunday, hour: 2 },
    end: { month: 10, week: 5, weekday: sunday, hour: 2 },
  },
  {
    from: 2007,
    to: endless,
    start: { month: 3, week: 2, weekday: sunday, hour: 2 },
    end: { month: 11, week: 1, weekday: sunday, hour: 2 },
  },
];

/** All of Europe changes at one moment, 01:00 UTC; `hour` is what the clocks of a zone show then. */
function europe(hour: number): readonly ZoneRule[] {
  const start = { month: 3, week: 5, weekday: sunday, hour };
  return [{ from: 1996, to: endless, start, end: { month: 10, week: 5, weekday: sunday, hour: hour + 1 } }];
}

const australia: readonly ZoneRule[] = [
  {
    from: 2008,
    to: endless,
    start: { month: 10, week: 1, weekday: sunday, hour: 2 },
    end: { month: 4, week: 1, weekday: sunday, hour: 3 },
  },
];

const newZealand: readonly ZoneRule[] = [
  {
    from: 2008,
    to: endless,
    start: { month: 9, week: 5, weekday: sunday, hour: 2 },
    end: { month: 4, week: 1, weekday: sunday, hour: 3 },
  },
];

export type RuleName =
  | 'none'
  | 'northAmerica'
  | 'westernEurope'
  | 'centralEurope'
  | 'easternEurope'
  | 'australia'
  | 'newZealand';

export const zoneRules: { readonly [name in RuleName]: readonly ZoneRule[] } = {
  none: [],
  northAmerica,
  westernEurope: europe(1),
  centralEurope: europe(2),
  easternEurope: europe(3),
  australia,
  newZealand,
};

/** Whether daylight saving time is in force when clocks show this, by their standard time. */
export function isDaylight(rules: readonly ZoneRule[], standardTicks: bigint): boolean {
  const { year } = civilTime(standardTicks);
  const rule = rules.find(({ from, to }) => year >= from && year <= to);
  if (rule === undefined) return false;
  const start = changeTicks(year, rule.start);
  // The end is told by clocks that are an hour ahead.
  const end = changeTicks(year, rule.end) - 60n * ticksPerMinute;
  return start < end ? standardTicks >= start && standardTicks < end : standardTicks >= start || standardTicks < end;
}

function changeTicks(year: number, { month, week, weekday, hour }: Change): bigint {
  const first = dateTicks(year, month, 1);
  const { dayOfWeek } = civilTime(first);
  const toFirst = (weekday - dayOfWeek + 7) % 7;
  const wanted = toFirst + (week - 1) * 7;
  const day = wanted < daysInMonth(year, month) ? wanted : wanted - 7;
  return first + BigInt(day) * ticksPerDay + clockTicks(hour, 0, 0);
}
