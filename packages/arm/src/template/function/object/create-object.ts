import type { Value } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { record, unknown } from '../answer.ts';
import { atLeast, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const createObjectFunction: TemplateFunction = {
  name: 'createObject',
  source: page('object', 'createObject'),
  arity: atLeast(0),
  takesUnknown: true,
  call: (given, work) => {
    if (given.length % 2 === 1)
      return work.refuse(`there are ${given.length} arguments, expected a value for every key`);
    const entries = new Map<string, Value>();
    for (const [index, value] of given.entries()) {
      const key = given[index - 1];
      if (index % 2 === 0 && value.kind === 'unknown') return unknown(value.what, work);
      if (index % 2 === 1) entries.set(stringOf(key, work, index - 1), value);
    }
    return record(entries, work);
  },
};
