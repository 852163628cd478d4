import { entryOf } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { exactly, refuseArgument, scalar, textOf } from '../define-function.ts';
import { measure } from '../measure.ts';
import { page } from '../page.ts';
import { same } from '../same.ts';

/** Texts are told apart by case, keys of objects are not. */
export const containsFunction: TemplateFunction = {
  name: 'contains',
  source: page('array', 'contains'),
  arity: exactly(2),
  call: ([value, what], work) => {
    if (value?.kind === 'map') return scalar(entryOf(value, textOf(what, work, 1)) !== undefined, work);
    if (value?.kind !== 'list') {
      if (value?.kind !== 'scalar' || typeof value.value !== 'string')
        return refuseArgument(value, work, 0, 'a text, a list or an object');
      return scalar(value.value.includes(textOf(what, work, 1)), work);
    }
    if (what === undefined) return scalar(false, work);
    if (value.items.some((item) => measure(item).unknown === undefined && same(item, what))) return scalar(true, work);
    return whenWhole([value, what], work, () => scalar(false, work));
  },
};
