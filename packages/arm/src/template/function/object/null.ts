import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const nullFunction: TemplateFunction = {
  name: 'null',
  source: page('object', 'null'),
  arity: exactly(0),
  call: (_, work) => scalar(null, work),
};
