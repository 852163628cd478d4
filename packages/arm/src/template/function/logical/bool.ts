import type { TemplateFunction } from '../define-function.ts';
import { exactly, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const boolFunction: TemplateFunction = {
  name: 'bool',
  source: page('logical', 'bool'),
  arity: exactly(1),
  call: ([value], work) => {
    if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value;
    if (value?.kind === 'scalar' && typeof value.value === 'number') return scalar(value.value !== 0, work);
    const text = value?.kind === 'scalar' && typeof value.value === 'string' ? value.value.trim().toLowerCase() : '';
    return text === 'true' || text === 'false'
      ? scalar(text === 'true', work)
      : refuseArgument(value, work, 0, '"true", "false" or a whole number');
  },
};
