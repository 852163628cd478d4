import type { TemplateFunction } from '../define-function.ts';
import { atLeast, isTrue, scalar } from '../define-function.ts';
import { page } from '../page.ts';

/** One argument can decide, whatever the unknown others are. */
export const andFunction: TemplateFunction = {
  name: 'and',
  source: page('logical', 'and'),
  arity: atLeast(2),
  takesUnknown: true,
  call: (given, work) => {
    const known = given.flatMap((value, index) => (value.kind === 'unknown' ? [] : [isTrue(value, work, index)]));
    if (known.includes(false)) return scalar(false, work);
    return given.find((value) => value.kind === 'unknown') ?? scalar(true, work);
  },
};
