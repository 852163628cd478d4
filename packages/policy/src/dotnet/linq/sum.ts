import type { Implementation, Members } from '../define.ts';
import { numberKinds } from './number-kinds.ts';
import { overNumbers, withoutNulls } from './over-numbers.ts';

/** `Sum` of every kind of number; of none it is 0. */
export const sum: Members = Object.fromEntries(
  numberKinds.flatMap(({ keyword, sum: add }): [string, Implementation][] => {
    const whole = overNumbers(add);
    const partial = overNumbers((numbers) => add(withoutNulls(numbers)));
    const selecting = '<TSource>(this IEnumerable<TSource> source, Func<TSource';
    return [
      [`static ${keyword} Sum(this IEnumerable<${keyword}> source)`, whole.plain],
      [`static ${keyword}? Sum(this IEnumerable<${keyword}?> source)`, partial.plain],
      [`static ${keyword} Sum${selecting}, ${keyword}> selector)`, whole.selected],
      [`static ${keyword}? Sum${selecting}, ${keyword}?> selector)`, partial.selected],
    ];
  }),
);
