import type { TemplateFunction } from '../define-function.ts';
import { exactly, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { readJson } from '../read-json.ts';

export const jsonFunction: TemplateFunction = {
  name: 'json',
  source: page('string', 'json'),
  arity: exactly(1),
  call: ([text], work) => readJson(stringOf(text, work), text, work),
};
