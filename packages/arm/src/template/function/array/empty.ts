import type { TemplateFunction } from '../define-function.ts';
import { exactly, isNull, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { sizeOf } from '../parts.ts';

export const emptyFunction: TemplateFunction = {
  name: 'empty',
  source: page('array', 'empty'),
  arity: exactly(1),
  call: ([value], work) => scalar(isNull(value) || sizeOf(value, work) === 0, work),
};
