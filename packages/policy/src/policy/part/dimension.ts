import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { name, text } from '../../shape/kind.ts';
import type { Nothing, Shape } from '../../shape/shape.ts';
import { shape } from '../../shape/shape.ts';

/** `<dimension>` of a metric. Without a value it is one that API Management fills in itself, by its name. */
export const dimension: Shape<
  { readonly name: Attribute<Operand<string>>; readonly value: Attribute<Operand<string> | null> },
  Nothing,
  null
> = shape({ attributes: { name: required(name), value: optional(text) } });
