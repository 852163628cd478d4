import type { TemplateFunction } from '../define-function.ts';
import { unknown } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

/** Only Azure knows how a subscription's zones are called. */
export const toLogicalZonesFunction: TemplateFunction = {
  name: 'toLogicalZones',
  source: page('resource', 'toLogicalZones'),
  arity: exactly(3),
  call: (_, work) => unknown('the zones of a subscription', work),
};
