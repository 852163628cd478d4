import type { TemplateFunction } from '../define-function.ts';
import { list } from '../answer.ts';
import { exactly, listOf, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const mapFunction: TemplateFunction = {
  name: 'map',
  source: page('lambda', 'map'),
  arity: exactly(2),
  lambdas: [{ argument: 1, parameters: { min: 1, max: 2 } }],
  call: ([items], work) => {
    const made = work.lambda(1);
    return list(
      listOf(items, work).items.map((item, index) => made(item, scalar(index, work))),
      work,
    );
  },
};
