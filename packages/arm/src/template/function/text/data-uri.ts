import type { TemplateFunction } from '../define-function.ts';
import { toBase64 } from '../bytes.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const dataUriFunction: TemplateFunction = {
  name: 'dataUri',
  source: page('string', 'dataUri'),
  arity: exactly(1),
  call: ([text], work) => scalar(`data:text/plain;charset=utf8;base64,${toBase64(stringOf(text, work))}`, work),
};
