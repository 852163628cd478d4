import type { TemplateFunction } from '../define-function.ts';
import { exactly, isTrue, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const ifFunction: TemplateFunction = {
  name: 'if',
  source: page('logical', 'if'),
  arity: exactly(3),
  takesUnknown: true,
  call: ([test, yes, no], work) => {
    if (test?.kind === 'unknown') return test;
    return (isTrue(test, work) ? yes : no) ?? scalar(null, work);
  },
};
