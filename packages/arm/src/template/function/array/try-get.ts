import type { Value } from '../../value.ts';
import { entryOf } from '../../value.ts';
import type { CallWork, TemplateFunction } from '../define-function.ts';
import { unknown } from '../answer.ts';
import { atLeast, numberOf, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** The value at a path of keys and indexes; null where the path leads nowhere. */
export const tryGetFunction: TemplateFunction = {
  name: 'tryGet',
  source: page('array', 'tryGet'),
  arity: atLeast(2),
  call: ([value, ...steps], work) => {
    let found = value;
    for (const [index, step] of steps.entries()) {
      if (found?.kind === 'unknown') return unknown(found.what, work);
      found = partAt(found, step, index + 1, work);
      if (found === undefined) return scalar(null, work);
    }
    return found ?? scalar(null, work);
  },
};

function partAt(value: Value | undefined, step: Value, argument: number, work: CallWork): Value | undefined {
  if (step.kind === 'scalar' && typeof step.value === 'number') {
    return value?.kind === 'list' ? value.items[numberOf(step, work, argument)] : undefined;
  }
  return entryOf(value, stringOf(step, work, argument));
}
