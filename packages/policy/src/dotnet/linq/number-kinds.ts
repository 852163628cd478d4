import { addDecimals, decimal, decimalZero, divideDecimals } from '../core/decimal-arithmetic.ts';
import { raise } from '../raise.ts';
import { double, isObject, type Decimal, type NetValue, type Num } from '../value.ts';

/** The kinds of numbers that `Sum`, `Average`, `Min` and `Max` have overloads for. */
export type NumberKind = {
  readonly keyword: 'int' | 'long' | 'float' | 'double' | 'decimal';
  /** What an average of such numbers is. */
  readonly averageKeyword: 'double' | 'float' | 'decimal';
  readonly sum: (numbers: Iterable<NetValue>) => NetValue;
  /** Of one number at least. */
  readonly average: (numbers: Iterable<NetValue>) => NetValue;
};

export const numberKinds: readonly NumberKind[] = [
  {
    keyword: 'int',
    averageKeyword: 'double',
    sum: (numbers) => Number(sumWhole(numbers, 31n)),
    average: averageWhole,
  },
  { keyword: 'long', averageKeyword: 'double', sum: (numbers) => sumWhole(numbers, 63n), average: averageWhole },
  {
    keyword: 'float',
    averageKeyword: 'float',
    sum: (numbers) => single(sumReal(numbers).total),
    average: (numbers) => single(meanReal(numbers)),
  },
  {
    keyword: 'double',
    averageKeyword: 'double',
    sum: (numbers) => double(sumReal(numbers).total),
    average: (numbers) => double(meanReal(numbers)),
  },
  { keyword: 'decimal', averageKeyword: 'decimal', sum: sumDecimals, average: averageDecimals },
];

/** Whole numbers are added checked: no sum on the way leaves the type. */
function sumWhole(numbers: Iterable<NetValue>, bits: bigint): bigint {
  const limit = 1n << bits;
  let total = 0n;
  for (const number of numbers) {
    total += wholeOf(number);
    if (total >= limit || total < -limit)
      raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  }
  return total;
}

function averageWhole(numbers: Iterable<NetValue>): Num {
  let count = 0;
  function* counted(): Generator<NetValue> {
    for (const number of numbers) {
      count += 1;
      yield number;
    }
  }
  const total = sumWhole(counted(), 63n);
  return double(Number(total) / count);
}

function sumReal(numbers: Iterable<NetValue>): { readonly total: number; readonly count: number } {
  let total = 0;
  let count = 0;
  for (const number of numbers) {
    total += realOf(number);
    count += 1;
  }
  return { total, count };
}

function meanReal(numbers: Iterable<NetValue>): number {
  const { total, count } = sumReal(numbers);
  return total / count;
}

function sumDecimals(numbers: Iterable<NetValue>): Decimal {
  let total = decimalZero;
  for (const number of numbers) total = addDecimals(total, number as Decimal);
  return total;
}

function averageDecimals(numbers: Iterable<NetValue>): Decimal {
  let total = decimalZero;
  let count = 0n;
  for (const number of numbers) {
    total = addDecimals(total, number as Decimal);
    count += 1n;
  }
  return divideDecimals(total, decimal(count));
}

function single(value: number): Num {
  return { net: 'System.Single', value: Math.fround(value) };
}

function wholeOf(number: NetValue): bigint {
  return BigInt(isObject(number) ? (number as Num).value : (number as number | bigint));
}

function realOf(number: NetValue): number {
  return Number(isObject(number) ? (number as Num).value : number);
}
