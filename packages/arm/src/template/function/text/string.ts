import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { exactly, scalar } from '../define-function.ts';
import { jsonText } from '../json-text.ts';
import { page } from '../page.ts';

/** A text as it is; a list or an object as JSON. */
export const stringFunction: TemplateFunction = {
  name: 'string',
  source: page('string', 'string'),
  arity: exactly(1),
  call: ([value], work) =>
    value === undefined ? scalar('', work) : whenWhole([value], work, () => scalar(jsonText(value), work)),
};
