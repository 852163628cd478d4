import type { TemplateFunction } from '../define-function.ts';
import { exactly, refuseArgument, stringOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';
import { instantOf } from '../instant.ts';

export const dateTimeToEpochFunction: TemplateFunction = {
  name: 'dateTimeToEpoch',
  source: page('date', 'dateTimeToEpoch'),
  arity: exactly(1),
  call: ([text], work) => {
    const instant =
      instantOf(stringOf(text, work)) ?? refuseArgument(text, work, 0, 'a date and time such as 2026-01-01T00:00:00Z');
    return wholeNumber(Math.floor(instant / 1000), work);
  },
};
