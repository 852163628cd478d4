import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf } from '../define-function.ts';
import { page } from '../page.ts';
import { cut } from '../parts.ts';

export const takeFunction: TemplateFunction = {
  name: 'take',
  source: page('array', 'take'),
  arity: exactly(2),
  call: ([value, count], work) => cut(value, work, 0, Math.max(0, numberOf(count, work, 1))),
};
