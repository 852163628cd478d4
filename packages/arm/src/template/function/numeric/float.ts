import type { TemplateFunction } from '../define-function.ts';
import { exactly, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const floatFunction: TemplateFunction = {
  name: 'float',
  source: page('numeric', 'float'),
  arity: exactly(1),
  call: ([value], work) => {
    if (value?.kind === 'scalar' && typeof value.value === 'number') return value;
    const text = stringOf(value, work).trim();
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text))
      ? scalar(Number(text), work)
      : refuseArgument(value, work, 0, 'a number');
  },
};
