import { raiseOutOfRange } from '../raise.ts';
import { maxTicks, ticksPerMinute } from './tick.ts';

/** The records that time is held in. */

export type Kind = 'Utc' | 'Local' | 'Unspecified';

/** What calendar and clock show, in ticks since the year 1. The gateway's own time zone is UTC, so `Local` is UTC too. */
export type DateTime = { readonly net: 'System.DateTime'; readonly ticks: bigint; readonly kind: Kind };

/** `ticks` is what calendar and clock show, at this distance from UTC. */
export type DateTimeOffset = {
  readonly net: 'System.DateTimeOffset';
  readonly ticks: bigint;
  readonly offsetMinutes: number;
};

export type TimeSpan = { readonly net: 'System.TimeSpan'; readonly ticks: bigint };

/** A `DateTime`; the ticks must be within its range. */
export function dateTime(ticks: bigint, kind: Kind): DateTime {
  return { net: 'System.DateTime', ticks, kind };
}

/** A `DateTimeOffset`; the ticks must be within its range. */
export function dateTimeOffset(ticks: bigint, offsetMinutes: number): DateTimeOffset {
  return { net: 'System.DateTimeOffset', ticks, offsetMinutes };
}

/** The ticks that a clock in UTC shows at the moment. */
export function utcTicks({ ticks, offsetMinutes }: DateTimeOffset): bigint {
  return ticks - BigInt(offsetMinutes) * ticksPerMinute;
}

export function timeSpan(ticks: bigint): TimeSpan {
  return { net: 'System.TimeSpan', ticks };
}

/** Hands ticks on that an addition has led to, if a `DateTime` can hold them. */
export function ticksInRange(ticks: bigint, parameter = 'value'): bigint {
  if (ticks >= 0n && ticks <= maxTicks) return ticks;
  return raiseOutOfRange(parameter, 'The added or subtracted value results in an un-representable DateTime.');
}

/** The hash code that .NET makes of 64 bits. */
export function ticksHash(ticks: bigint): number {
  return Number(BigInt.asIntN(32, ticks) ^ BigInt.asIntN(32, ticks >> 32n));
}
