import type { TemplateFunction } from '../define-function.ts';
import { exactly, listOf, numberOf, scalar } from '../define-function.ts';
import { page } from '../page.ts';

/** Null where the list is not so long. */
export const tryIndexFromEndFunction: TemplateFunction = {
  name: 'tryIndexFromEnd',
  source: page('array', 'tryIndexFromEnd'),
  arity: exactly(2),
  call: ([items, index], work) => {
    const { items: found } = listOf(items, work);
    const at = numberOf(index, work, 1);
    return (at < 1 ? undefined : found[found.length - at]) ?? scalar(null, work);
  },
};
