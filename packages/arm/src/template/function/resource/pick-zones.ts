import type { TemplateFunction } from '../define-function.ts';
import { unknown } from '../answer.ts';
import { page } from '../page.ts';

/** Only Azure knows the zones that a region has. */
export const pickZonesFunction: TemplateFunction = {
  name: 'pickZones',
  source: page('resource', 'pickZones'),
  arity: { min: 3, max: 5 },
  call: (_, work) => unknown('the zones of a region', work),
};
