import type { Caching } from '../../program/effect.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optionalLiteral } from '../../shape/attribute.ts';
import { oneOf } from '../../shape/kind.ts';

/** Which cache a policy uses. */
export const cachingType: Attribute<Caching> = optionalLiteral(
  oneOf('prefer-external', 'external', 'internal'),
  'prefer-external',
);
