import type { TemplateFunction } from '../define-function.ts';
import { list } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const arrayFunction: TemplateFunction = {
  name: 'array',
  source: page('array', 'array'),
  arity: exactly(1),
  call: ([value], work) => (value?.kind === 'list' ? value : list(value === undefined ? [] : [value], work)),
};
