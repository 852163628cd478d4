import type { TemplateFunction } from '../define-function.ts';
import { unknown } from '../answer.ts';
import { page } from '../page.ts';

/** Only Azure knows. */
export const providersFunction: TemplateFunction = {
  name: 'providers',
  source: page('resource', 'providers'),
  arity: { min: 1, max: 2 },
  call: (_, work) => unknown('the types that a provider has', work),
};
