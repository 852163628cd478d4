import type { TemplateFunction } from '../define-function.ts';
import { exactly, isSecure, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** A template that gets there is wrong, in the words of who wrote it. */
export const failFunction: TemplateFunction = {
  name: 'fail',
  source: page('flow-control', 'fail'),
  arity: exactly(1),
  call: ([message], work) => {
    const words = stringOf(message, work);
    return work.refuse(`the template says: ${isSecure(message) ? 'a secure value' : words}`);
  },
};
