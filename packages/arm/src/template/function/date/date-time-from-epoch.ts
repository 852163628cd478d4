import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf } from '../define-function.ts';
import { page } from '../page.ts';
import { formatted } from '../date-format.ts';

export const dateTimeFromEpochFunction: TemplateFunction = {
  name: 'dateTimeFromEpoch',
  source: page('date', 'dateTimeFromEpoch'),
  arity: exactly(1),
  call: ([seconds], work) =>
    formatted(numberOf(seconds, work) * 1000, "yyyy-MM-dd'T'HH:mm:ss'Z'", { work, argument: 0 }),
};
