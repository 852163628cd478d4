import type { TemplateFunction } from '../define-function.ts';
import { facts, list } from '../answer.ts';
import { exactly, mapOf } from '../define-function.ts';
import { page } from '../page.ts';
import { sortedEntries } from '../parts.ts';

/** In the order of the keys. */
export const itemsFunction: TemplateFunction = {
  name: 'items',
  source: page('object', 'items'),
  arity: exactly(1),
  call: ([value], work) =>
    list(
      sortedEntries(mapOf(value, work)).map(([key, inner]) => facts({ key, value: inner }, work)),
      work,
    ),
};
