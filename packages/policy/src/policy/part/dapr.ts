import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, optionalLiteral } from '../../shape/attribute.ts';
import { flag, name, text, whole } from '../../shape/kind.ts';
import type { Template } from './template.ts';
import { template } from './template.ts';

/** What the policies that call a Dapr sidecar have in common. */
export const daprAttributes: {
  readonly 'ignore-error': Attribute<Operand<boolean>>;
  readonly 'response-variable-name': Attribute<string | null>;
  readonly timeout: Attribute<Operand<number>>;
  readonly template: Attribute<Template>;
  readonly 'content-type': Attribute<Operand<string>>;
} = {
  'ignore-error': optional(flag, false),
  'response-variable-name': optionalLiteral(name),
  timeout: optional(whole({ min: 1, max: 240 }), 5),
  template: optionalLiteral(template, 'none'),
  'content-type': optional(text, 'application/json'),
};

export const daprSidecar = 'a self-hosted gateway with a Dapr sidecar beside it';
