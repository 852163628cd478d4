import type { TemplateFunction } from '../define-function.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';
import { nothing, partsOf } from '../parts.ts';

export const firstFunction: TemplateFunction = {
  name: 'first',
  source: page('array', 'first'),
  arity: exactly(1),
  call: ([value], work) => partsOf(value, work).at(0) ?? nothing(value, work),
};
