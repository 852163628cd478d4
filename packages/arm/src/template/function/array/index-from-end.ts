import type { TemplateFunction } from '../define-function.ts';
import { exactly, listOf, numberOf, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const indexFromEndFunction: TemplateFunction = {
  name: 'indexFromEnd',
  source: page('array', 'indexFromEnd'),
  arity: exactly(2),
  call: ([items, index], work) => {
    const { items: found } = listOf(items, work);
    return found.at(-numberOf(index, work, 1)) !== undefined && numberOf(index, work, 1) >= 1
      ? (found.at(-numberOf(index, work, 1)) ?? scalar(null, work))
      : refuseArgument(index, work, 1, `a place from 1 to ${found.length}, counted from the end`);
  },
};
