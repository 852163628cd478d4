import type { TemplateFunction } from '../define-function.ts';
import { stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { instantOf } from '../instant.ts';
import { formatted } from '../date-format.ts';

/** The moment of the deployment that is read. */
export const utcNowFunction: TemplateFunction = {
  name: 'utcNow',
  source: page('date', 'utcNow'),
  arity: { min: 0, max: 1 },
  call: ([format], work) =>
    formatted(
      instantOf(work.deployment.utcNow) ?? 0,
      format === undefined ? "yyyyMMdd'T'HHmmss'Z'" : stringOf(format, work),
      { work, argument: 0, written: format },
    ),
};
