import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { composed } from '../composite-format.ts';
import { atLeast, isSecure, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Composite formatting as .NET has it: `{0}`, `{1,10}`, `{2:N0}`. */
export const formatFunction: TemplateFunction = {
  name: 'format',
  source: page('string', 'format'),
  arity: atLeast(1),
  call: ([pattern, ...given], work) =>
    whenWhole(given, work, () => {
      const refuse = (): never => refuseArgument(pattern, work, 0, 'a composite format that fits its values');
      // What is wrong in a secure pattern is not shown.
      const inner = isSecure(pattern) ? { ...work, refuse } : work;
      return scalar(composed(stringOf(pattern, work), given, inner), work);
    }),
};
