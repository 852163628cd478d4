import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { checkLength, exactly, listOf, scalar, stringOf, textOf } from '../define-function.ts';
import { page } from '../page.ts';

export const joinFunction: TemplateFunction = {
  name: 'join',
  source: page('string', 'join'),
  arity: exactly(2),
  call: ([items, mark], work) => {
    const list = listOf(items, work);
    const between = stringOf(mark, work, 1);
    return whenWhole([list], work, () => {
      const parts = list.items.map((item) => textOf(item, work));
      checkLength(
        parts.reduce((sum, part) => sum + part.length + between.length, 0),
        work,
      );
      return scalar(parts.join(between), work);
    });
  },
};
