import type { Implementation, Members } from '../define.ts';
import { raiseNoElements } from './missing.ts';
import { numberKinds } from './number-kinds.ts';
import { overNumbers, unlessEmpty, withoutNulls } from './over-numbers.ts';

/** `Average` of every kind of number; there is none of nothing. */
export const average: Members = Object.fromEntries(
  numberKinds.flatMap(({ keyword, averageKeyword, average: mean }): [string, Implementation][] => {
    const whole = overNumbers((numbers) => unlessEmpty(numbers, mean, raiseNoElements));
    const partial = overNumbers((numbers) => unlessEmpty(withoutNulls(numbers), mean, () => null));
    const selecting = '<TSource>(this IEnumerable<TSource> source, Func<TSource';
    return [
      [`static ${averageKeyword} Average(this IEnumerable<${keyword}> source)`, whole.plain],
      [`static ${averageKeyword}? Average(this IEnumerable<${keyword}?> source)`, partial.plain],
      [`static ${averageKeyword} Average${selecting}, ${keyword}> selector)`, whole.selected],
      [`static ${averageKeyword}? Average${selecting}, ${keyword}?> selector)`, partial.selected],
    ];
  }),
);
