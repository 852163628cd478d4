import type { Members } from '../define.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Decimal, EnumValue, Num } from '../value.ts';
import { double } from '../value.ts';
import { ceilingDecimal, floorDecimal, roundDecimal, truncateDecimal } from './decimal-rounding.ts';
import { roundHalfAway, roundHalfEven, roundTo } from './round-number.ts';

/** Rounding, of `double` and of `decimal`. */
export const mathRoundMembers: Members = {
  'static double Round(double a)': (_: Runtime, { value }: Num) => double(roundHalfEven(value)),
  'static double Round(double value, int digits)': (_: Runtime, { value }: Num, digits: number) =>
    double(roundTo(value, digits, false)),
  'static double Round(double value, MidpointRounding mode)': (_: Runtime, { value }: Num, mode: EnumValue) =>
    double(isAway(mode) ? roundHalfAway(value) : roundHalfEven(value)),
  'static double Round(double value, int digits, MidpointRounding mode)': (
    _: Runtime,
    { value }: Num,
    ...[digits, mode]: [number, EnumValue]
  ) => double(roundTo(value, digits, isAway(mode))),
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
  'static double Floor(double d)': (_: Runtime, { value }: Num) => double(Math.floor(value)),
  'static double Ceiling(double a)': (_: Runtime, { value }: Num) => double(Math.ceil(value)),
  'static double Truncate(double d)': (_: Runtime, { value }: Num) => double(Math.trunc(value)),
  'static decimal Floor(decimal d)': (_: Runtime, value: Decimal) => floorDecimal(value),
  'static decimal Ceiling(decimal d)': (_: Runtime, value: Decimal) => ceilingDecimal(value),
  'static decimal Truncate(decimal d)': (_: Runtime, value: Decimal) => truncateDecimal(value),
};

/** Whether halves go away from zero. */
export function isAway({ value }: EnumValue): boolean {
  if (value === 0 || value === 1) return value === 1;
  return raise(
    'System.ArgumentException',
    `The value '${value}' is not valid for this usage of the type MidpointRounding.\r\nParameter name: mode`,
  );
}
