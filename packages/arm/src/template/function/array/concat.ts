import type { TemplateFunction } from '../define-function.ts';
import { list } from '../answer.ts';
import { atLeast, checkLength, scalar, textOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Of texts one text, of lists one list. */
export const concatFunction: TemplateFunction = {
  name: 'concat',
  source: page('array', 'concat'),
  arity: atLeast(1),
  call: (given, work) => {
    const lists = given.filter((value) => value.kind === 'list');
    if (lists.length === given.length)
      return list(
        lists.flatMap((value) => value.items),
        work,
      );
    if (lists.length > 0) return work.refuse('some arguments are lists, expected all of them or none');
    const parts = given.map((value, index) => textOf(value, work, index));
    checkLength(
      parts.reduce((sum, part) => sum + part.length, 0),
      work,
    );
    return scalar(parts.join(''), work);
  },
};
