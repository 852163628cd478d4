import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Not told apart by case. */
export const startsWithFunction: TemplateFunction = {
  name: 'startsWith',
  source: page('string', 'startsWith'),
  arity: exactly(2),
  call: ([text, start], work) =>
    scalar(
      stringOf(text, work)
        .toLowerCase()
        .startsWith(stringOf(start, work, 1).toLowerCase()),
      work,
    ),
};
