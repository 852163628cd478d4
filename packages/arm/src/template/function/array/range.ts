import type { TemplateFunction } from '../define-function.ts';
import { list } from '../answer.ts';
import { exactly, numberOf, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';

const sizeMax = 10_000;
const endMax = 2_147_483_647;

export const rangeFunction: TemplateFunction = {
  name: 'range',
  source: page('array', 'range'),
  arity: exactly(2),
  call: ([start, count], work) => {
    const from = numberOf(start, work);
    const size = numberOf(count, work, 1);
    if (size < 0 || size > sizeMax) return refuseArgument(count, work, 1, `a count from 0 to ${sizeMax}`);
    if (from + size > endMax)
      return refuseArgument(start, work, 0, `a start so that no number is greater than ${endMax}`);
    return list(
      Array.from({ length: size }, (_, index) => scalar(from + index, work)),
      work,
    );
  },
};
