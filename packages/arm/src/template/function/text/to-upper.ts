import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const toUpperFunction: TemplateFunction = {
  name: 'toUpper',
  source: page('string', 'toUpper'),
  arity: exactly(1),
  call: ([text], work) => scalar(stringOf(text, work).toUpperCase(), work),
};
