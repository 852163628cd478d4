import type { TemplateFunction } from '../define-function.ts';
import { checkLength, exactly, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const replaceFunction: TemplateFunction = {
  name: 'replace',
  source: page('string', 'replace'),
  arity: exactly(3),
  call: ([text, what, by], work) => {
    const whole = stringOf(text, work);
    const searched = stringOf(what, work, 1);
    if (searched === '') return refuseArgument(what, work, 1, 'a text to search for');
    const parts = whole.split(searched);
    const put = stringOf(by, work, 2);
    checkLength(whole.length + (parts.length - 1) * (put.length - searched.length), work);
    return scalar(parts.join(put), work);
  },
};
