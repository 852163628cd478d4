import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { atLeast, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { numbersOf } from '../parts.ts';

export const minFunction: TemplateFunction = {
  name: 'min',
  source: page('array', 'min'),
  arity: atLeast(1),
  call: (given, work) =>
    whenWhole(given, work, () =>
      scalar(
        numbersOf(given, work).reduce((one, other) => Math.min(one, other)),
        work,
      ),
    ),
};
