import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { unescaped } from '../escape.ts';

export const uriComponentToStringFunction: TemplateFunction = {
  name: 'uriComponentToString',
  source: page('string', 'uriComponentToString'),
  arity: exactly(1),
  call: ([text], work) => scalar(unescaped(stringOf(text, work)), work),
};
