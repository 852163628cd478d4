import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, optionalLiteral } from '../../shape/attribute.ts';
import { oneOf, text } from '../../shape/kind.ts';
import type { Nothing, Shape } from '../../shape/shape.ts';
import { shape } from '../../shape/shape.ts';
import type { Template } from './template.ts';
import { template } from './template.ts';

type Templated = { readonly template: Attribute<Template | null> };

export const itemId: Shape<Templated, Nothing, Operand<string>> = shape({
  attributes: { template: optionalLiteral(template) },
  text: optional(text, ''),
});

type KeyType = 'string' | 'number' | 'bool' | 'none' | 'null';

export const partitionKey: Shape<
  Templated & { readonly 'data-type': Attribute<Operand<KeyType>> },
  Nothing,
  Operand<string>
> = shape({
  attributes: {
    template: optionalLiteral(template),
    'data-type': optional(oneOf('string', 'number', 'bool', 'none', 'null'), 'string'),
  },
  text: optional(text, ''),
});

export const etag: Shape<
  Templated & { readonly type: Attribute<Operand<string> | null> },
  Nothing,
  Operand<string>
> = shape({
  attributes: { template: optionalLiteral(template), type: optional(text) },
  text: optional(text, ''),
});

export const consistencyLevel: Attribute<Operand<string> | null> = optional(text);
