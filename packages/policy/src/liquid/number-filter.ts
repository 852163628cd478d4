import { formatNumber } from '../dotnet/format/format-number.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { newText } from '../dotnet/runtime.ts';
import { double } from '../dotnet/value.ts';
import { LiquidFailure } from './failure.ts';
import type { FilterTable } from './filter-table.ts';
import { numberOf, textOf } from './filter-value.ts';
import { repeated } from './text-filter.ts';

/** Filters of numbers, as DotLiquid 2.0 has them: whole numbers divide as `int`s do, and a text plus a number is a text. */
export function numberFilters(rt: Runtime): FilterTable {
  return {
    Abs: (input) => Math.abs(numberOf(input)),
    AtLeast: (input, least) => Math.max(numberOf(input), numberOf(least)),
    AtMost: (input, most) => Math.min(numberOf(input), numberOf(most)),
    Ceil: (input) => Math.ceil(numberOf(input)),
    Floor: (input) => Math.floor(numberOf(input)),
    Round: (input, places = 0) => round(numberOf(input), numberOf(places)),
    Plus: (input, more) =>
      typeof input === 'string' ? newText(rt, input + textOf(more)) : numberOf(input) + numberOf(more),
    Minus: (input, less) => numberOf(input) - numberOf(less),
    Times: (input, times) =>
      typeof input === 'string' && Number.isInteger(times)
        ? repeated(rt, input, numberOf(times))
        : numberOf(input) * numberOf(times),
    DividedBy: (input, by) => divide(numberOf(input), numberOf(by)),
    Modulo: (input, by) => modulo(numberOf(input), numberOf(by)),
    Currency: (input) => currency(rt, input),
  };
}

function divide(left: number, right: number): number {
  if (right === 0) throw new LiquidFailure('Liquid error: Attempted to divide by zero.');
  return Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right;
}

function modulo(left: number, right: number): number {
  if (right === 0) throw new LiquidFailure('Liquid error: Attempted to divide by zero.');
  return left % right;
}

/** Half goes to the even neighbour. */
function round(value: number, places: number): number {
  const decimals = Math.min(15, Math.max(0, Math.trunc(places)));
  const scaled = Number(`${value}e${decimals}`);
  if (!Number.isFinite(scaled)) return value;
  const below = Math.floor(scaled);
  const half = scaled - below === 0.5;
  const whole = half ? below + (below % 2 === 0 ? 0 : 1) : Math.round(scaled);
  return Number(`${whole}e-${decimals}`);
}

/** An amount in dollars: the gateway's own culture is taken for en-US here. What is no number stays as it is. */
function currency(rt: Runtime, input: unknown): string {
  const text = textOf(input);
  const amount = Number(text.trim() === '' ? Number.NaN : text);
  if (!Number.isFinite(amount)) return text;
  const figures = `$${formatNumber(rt, double(Math.abs(amount)), 'N2')}`;
  return amount < 0 ? `(${figures})` : figures;
}
