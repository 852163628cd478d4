import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional } from '../../shape/attribute.ts';
import { oneOf } from '../../shape/kind.ts';

export type ExistsAction = 'override' | 'skip' | 'append' | 'delete';

/** What becomes of a header or parameter that is there already. */
export const existsAction: Attribute<Operand<ExistsAction>> = optional(
  oneOf('override', 'skip', 'append', 'delete'),
  'override',
);
