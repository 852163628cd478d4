import type { TemplateFunction } from '../define-function.ts';
import { refuseArgument, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { formatted } from '../date-format.ts';
import { durationOf } from '../duration.ts';
import { instantOf } from '../instant.ts';

/** A year is 365 days here and a month 30, as in Azure. */
export const dateTimeAddFunction: TemplateFunction = {
  name: 'dateTimeAdd',
  source: page('date', 'dateTimeAdd'),
  arity: { min: 2, max: 3 },
  call: ([base, duration, format], work) => {
    const start =
      instantOf(stringOf(base, work)) ?? refuseArgument(base, work, 0, 'a date and time such as 2026-01-01T00:00:00Z');
    const length =
      durationOf(stringOf(duration, work, 1)) ??
      refuseArgument(duration, work, 1, 'an ISO 8601 duration such as P1DT2H');
    return formatted(start + length, format === undefined ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : stringOf(format, work, 2), {
      work,
      argument: 2,
      written: format,
    });
  },
};
