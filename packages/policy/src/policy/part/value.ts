import { optional, required } from '../../shape/attribute.ts';
import { text } from '../../shape/kind.ts';
import type { Operand } from '../../program/operand.ts';
import type { Nothing, Shape } from '../../shape/shape.ts';
import { shape } from '../../shape/shape.ts';

/** An element that is its text alone: a literal or an expression. */
export type TextShape = Shape<Nothing, Nothing, Operand<string>>;

/** A text that may be empty. */
export const anyText: TextShape = shape({ text: optional(text, '') });

export const someText: TextShape = shape({ text: required(text) });
