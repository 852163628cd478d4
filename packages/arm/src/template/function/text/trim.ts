import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const trimFunction: TemplateFunction = {
  name: 'trim',
  source: page('string', 'trim'),
  arity: exactly(1),
  call: ([text], work) => scalar(stringOf(text, work).trim(), work),
};
