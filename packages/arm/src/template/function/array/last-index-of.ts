import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { same } from '../same.ts';

/** -1 where it is not there. Inside a text case is no difference, among the items of a list it is. */
export const lastIndexOfFunction: TemplateFunction = {
  name: 'lastIndexOf',
  source: page('array', 'lastIndexOf'),
  arity: exactly(2),
  call: ([value, what], work) => {
    if (value?.kind === 'list' && what !== undefined) {
      return whenWhole([value, what], work, () =>
        scalar(
          value.items.findLastIndex((item) => same(item, what)),
          work,
        ),
      );
    }
    return scalar(
      stringOf(value, work)
        .toLowerCase()
        .lastIndexOf(stringOf(what, work, 1).toLowerCase()),
      work,
    );
  },
};
