import type { TemplateFunction } from '../define-function.ts';
import { fromBase64 } from '../bytes.ts';
import { exactly, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const base64ToStringFunction: TemplateFunction = {
  name: 'base64ToString',
  source: page('string', 'base64ToString'),
  arity: exactly(1),
  call: ([text], work) =>
    scalar(fromBase64(stringOf(text, work)) ?? refuseArgument(text, work, 0, 'a base64 text'), work),
};
