import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf } from '../define-function.ts';
import { page } from '../page.ts';
import { cut } from '../parts.ts';

export const skipFunction: TemplateFunction = {
  name: 'skip',
  source: page('array', 'skip'),
  arity: exactly(2),
  call: ([value, count], work) => cut(value, work, Math.max(0, numberOf(count, work, 1))),
};
