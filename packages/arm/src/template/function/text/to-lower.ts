import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const toLowerFunction: TemplateFunction = {
  name: 'toLower',
  source: page('string', 'toLower'),
  arity: exactly(1),
  call: ([text], work) => scalar(stringOf(text, work).toLowerCase(), work),
};
