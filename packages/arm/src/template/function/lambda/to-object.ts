import type { Value } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { record, unknown } from '../answer.ts';
import { listOf, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Of items with one key the last one stays. */
export const toObjectFunction: TemplateFunction = {
  name: 'toObject',
  source: page('lambda', 'toObject'),
  arity: { min: 2, max: 3 },
  lambdas: [
    { argument: 1, parameters: { min: 1, max: 1 } },
    { argument: 2, parameters: { min: 1, max: 1 } },
  ],
  call: (given, work) => {
    const keyOf = work.lambda(1);
    const valueOfItem = given.length > 2 ? work.lambda(2) : undefined;
    const entries = new Map<string, Value>();
    for (const item of listOf(given[0], work).items) {
      const key = keyOf(item);
      if (key.kind === 'unknown') return unknown(key.what, work);
      entries.set(stringOf(key, work, 1), valueOfItem?.(item) ?? item);
    }
    return record(entries, work);
  },
};
