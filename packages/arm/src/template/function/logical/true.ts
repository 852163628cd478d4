import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const trueFunction: TemplateFunction = {
  name: 'true',
  source: page('logical', 'true'),
  arity: exactly(0),
  call: (_, work) => scalar(true, work),
};
