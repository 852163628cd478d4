import type { Value } from '../../value.ts';
import { described } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { list, unknown } from '../answer.ts';
import { exactly, listOf, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const filterFunction: TemplateFunction = {
  name: 'filter',
  source: page('lambda', 'filter'),
  arity: exactly(2),
  lambdas: [{ argument: 1, parameters: { min: 1, max: 2 } }],
  call: ([items, test], work) => {
    const holds = work.lambda(1);
    const kept: Value[] = [];
    for (const [index, item] of listOf(items, work).items.entries()) {
      const answer = holds(item, scalar(index, work));
      if (answer.kind === 'unknown') return unknown(answer.what, work);
      if (answer.kind !== 'scalar' || typeof answer.value !== 'boolean')
        return refuseArgument(
          test,
          work,
          1,
          `true or false from the lambda for item ${index}, not ${described(answer)}`,
        );
      if (answer.value) kept.push(item);
    }
    return list(kept, work);
  },
};
