import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const falseFunction: TemplateFunction = {
  name: 'false',
  source: page('logical', 'false'),
  arity: exactly(0),
  call: (_, work) => scalar(false, work),
};
