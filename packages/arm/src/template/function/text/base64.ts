import type { TemplateFunction } from '../define-function.ts';
import { toBase64 } from '../bytes.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const base64Function: TemplateFunction = {
  name: 'base64',
  source: page('string', 'base64'),
  arity: exactly(1),
  call: ([text], work) => scalar(toBase64(stringOf(text, work)), work),
};
