import type { Value } from '../../value.ts';
import { described } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { list, unknown } from '../answer.ts';
import { exactly, listOf, refuseArgument } from '../define-function.ts';
import { page } from '../page.ts';

/** The lambda says whether its first item comes before its second; items that it does not order stay as they were. */
export const sortFunction: TemplateFunction = {
  name: 'sort',
  source: page('lambda', 'sort'),
  arity: exactly(2),
  lambdas: [{ argument: 1, parameters: { min: 2, max: 2 } }],
  call: ([items, test], work) => {
    const before = work.lambda(1);
    let missing: Value | undefined;
    const isBefore = (one: Value, other: Value): boolean => {
      const answer = before(one, other);
      if (answer.kind === 'unknown') missing ??= unknown(answer.what, work);
      else if (answer.kind !== 'scalar' || typeof answer.value !== 'boolean')
        refuseArgument(test, work, 1, `true or false from the lambda, not ${described(answer)}`);
      return answer.kind === 'scalar' && answer.value === true;
    };
    const sorted = listOf(items, work).items.toSorted((one, other) => {
      if (missing !== undefined) return 0;
      if (isBefore(one, other)) return -1;
      return Number(isBefore(other, one));
    });
    return missing ?? list(sorted, work);
  },
};
