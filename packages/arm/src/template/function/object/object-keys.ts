import type { TemplateFunction } from '../define-function.ts';
import { texts } from '../answer.ts';
import { exactly, mapOf } from '../define-function.ts';
import { page } from '../page.ts';
import { sortedEntries } from '../parts.ts';

/** In the order of the keys. */
export const objectKeysFunction: TemplateFunction = {
  name: 'objectKeys',
  source: page('object', 'objectKeys'),
  arity: exactly(1),
  call: ([value], work) =>
    texts(
      sortedEntries(mapOf(value, work)).map(([key]) => key),
      work,
    ),
};
