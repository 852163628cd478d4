import type { TemplateFunction } from '../define-function.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';
import { nothing, partsOf } from '../parts.ts';

export const lastFunction: TemplateFunction = {
  name: 'last',
  source: page('array', 'last'),
  arity: exactly(1),
  call: ([value], work) => partsOf(value, work).at(-1) ?? nothing(value, work),
};
