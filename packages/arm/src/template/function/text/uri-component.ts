import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { escaped } from '../escape.ts';

export const uriComponentFunction: TemplateFunction = {
  name: 'uriComponent',
  source: page('string', 'uriComponent'),
  arity: exactly(1),
  call: ([text], work) => scalar(escaped(stringOf(text, work)), work),
};
