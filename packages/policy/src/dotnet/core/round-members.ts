import type { Members } from '../define.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Decimal, EnumValue } from '../value.ts';
import { ceilingDecimal, floorDecimal, roundDecimal, truncateDecimal } from './decimal-rounding.ts';

/** What `Math` and `Decimal` both have for decimal numbers. */
export const roundMembers: Members = {
  'static decimal Floor(decimal d)': (_: Runtime, value: Decimal) => floorDecimal(value),
  'static decimal Ceiling(decimal d)': (_: Runtime, value: Decimal) => ceilingDecimal(value),
  'static decimal Truncate(decimal d)': (_: Runtime, value: Decimal) => truncateDecimal(value),
  'static decimal Round(decimal d)': (_: Runtime, value: Decimal) => roundDecimal(value, 0, false),
  'static decimal Round(decimal d, int decimals)': (_: Runtime, value: Decimal, decimals: number) =>
    roundDecimal(value, decimals, false),
  'static decimal Round(decimal d, MidpointRounding mode)': (_: Runtime, value: Decimal, mode: EnumValue) =>
    roundDecimal(value, 0, isAway(mode)),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': (
    _: Runtime,
    value: Decimal,
    ...[decimals, mode]: [number, EnumValue]
  ) => roundDecimal(value, decimals, isAway(mode)),
};

/** Whether halves go away from zero. */
export function isAway({ value }: EnumValue): boolean {
  if (value === 0 || value === 1) return value === 1;
  return raise(
    'System.ArgumentException',
    `The value '${value}' is not valid for this usage of the type MidpointRounding.\r\nParameter name: mode`,
  );
}
