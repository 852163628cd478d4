import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { EnumValue, Num } from '../value.ts';
import { double } from '../value.ts';
import { isAway, roundMembers } from './round-members.ts';
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
  'static double Floor(double d)': (_: Runtime, { value }: Num) => double(Math.floor(value)),
  'static double Ceiling(double a)': (_: Runtime, { value }: Num) => double(Math.ceil(value)),
  'static double Truncate(double d)': (_: Runtime, { value }: Num) => double(Math.trunc(value)),
  ...roundMembers,
};
