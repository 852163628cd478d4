import type { TemplateFunction } from '../define-function.ts';
import { unknown } from '../answer.ts';
import { exactly, listOf, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const reduceFunction: TemplateFunction = {
  name: 'reduce',
  source: page('lambda', 'reduce'),
  arity: exactly(3),
  lambdas: [{ argument: 2, parameters: { min: 2, max: 3 } }],
  call: ([items, start], work) => {
    const step = work.lambda(2);
    let sum = start ?? scalar(null, work);
    for (const [index, item] of listOf(items, work).items.entries()) {
      sum = step(sum, item, scalar(index, work));
      if (sum.kind === 'unknown') return unknown(sum.what, work);
    }
    return sum;
  },
};
