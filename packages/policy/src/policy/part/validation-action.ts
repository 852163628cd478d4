import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { oneOf } from '../../shape/kind.ts';

/** What happens where something is not as it should be. */
export type ValidationAction = 'ignore' | 'prevent' | 'detect';

export const validationAction: Attribute<Operand<ValidationAction>> = required(oneOf('ignore', 'prevent', 'detect'));

/** Where it is absent the element around it says what happens. */
export const ownValidationAction: Attribute<Operand<ValidationAction> | null> = optional(
  oneOf('ignore', 'prevent', 'detect'),
);
