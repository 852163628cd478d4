import type { TemplateFunction } from '../define-function.ts';
import { list } from '../answer.ts';
import { atLeast } from '../define-function.ts';
import { page } from '../page.ts';

export const createArrayFunction: TemplateFunction = {
  name: 'createArray',
  source: page('array', 'createArray'),
  arity: atLeast(0),
  takesUnknown: true,
  call: (given, work) => list(given, work),
};
