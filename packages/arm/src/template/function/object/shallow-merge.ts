import type { Value } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { record, unknown } from '../answer.ts';
import { exactly, listOf, mapOf } from '../define-function.ts';
import { page } from '../page.ts';

/** Of the objects in a list, every property, the last value of each; objects within them are not merged. */
export const shallowMergeFunction: TemplateFunction = {
  name: 'shallowMerge',
  source: page('object', 'shallowMerge'),
  arity: exactly(1),
  call: ([values], work) => {
    const entries = new Map<string, Value>();
    const names = new Map<string, string>();
    for (const value of listOf(values, work).items) {
      if (value.kind === 'unknown') return unknown(value.what, work);
      for (const [key, inner] of mapOf(value, work).entries) {
        const name = names.get(key.toLowerCase()) ?? key;
        names.set(key.toLowerCase(), name);
        entries.set(name, inner);
      }
    }
    return record(entries, work);
  },
};
