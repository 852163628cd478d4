import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { sizeOf } from '../parts.ts';

export const lengthFunction: TemplateFunction = {
  name: 'length',
  source: page('array', 'length'),
  arity: exactly(1),
  call: ([value], work) => scalar(sizeOf(value, work), work),
};
