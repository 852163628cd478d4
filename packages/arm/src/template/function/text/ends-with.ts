import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Not told apart by case. */
export const endsWithFunction: TemplateFunction = {
  name: 'endsWith',
  source: page('string', 'endsWith'),
  arity: exactly(2),
  call: ([text, end], work) =>
    scalar(
      stringOf(text, work)
        .toLowerCase()
        .endsWith(stringOf(end, work, 1).toLowerCase()),
      work,
    ),
};
