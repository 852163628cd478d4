import type { TemplateFunction } from '../define-function.ts';
import { numberOf, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const substringFunction: TemplateFunction = {
  name: 'substring',
  source: page('string', 'substring'),
  arity: { min: 2, max: 3 },
  call: ([text, start, length], work) => {
    const whole = stringOf(text, work);
    const from = numberOf(start, work, 1);
    const count = length === undefined ? whole.length - from : numberOf(length, work, 2);
    if (from < 0 || from > whole.length) return refuseArgument(start, work, 1, `a start from 0 to ${whole.length}`);
    if (count < 0 || from + count > whole.length)
      return refuseArgument(
        length,
        work,
        2,
        `a length from 0 to ${whole.length - from}: the text has ${whole.length} characters`,
      );
    return scalar(whole.slice(from, from + count), work);
  },
};
