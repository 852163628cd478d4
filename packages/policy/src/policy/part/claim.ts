import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { name, oneOf, text } from '../../shape/kind.ts';
import type { Child, Config, Nothing, Shape } from '../../shape/shape.ts';
import { many, shape, some } from '../../shape/shape.ts';
import type { TextShape } from './value.ts';
import { someText } from './value.ts';

/** `<claim>`: what a token must say. Without values it only has to be there. */
export type ClaimShape = Shape<
  {
    readonly name: Attribute<Operand<string>>;
    readonly match: Attribute<Operand<'all' | 'any'>>;
    /** What the claim's own text is split by, where it is a list in one text. */
    readonly separator: Attribute<Operand<string> | null>;
  },
  { readonly value: Child<readonly Config<TextShape>[]> },
  null
>;

export const claim: ClaimShape = shape({
  attributes: { name: required(name), match: optional(oneOf('all', 'any'), 'all'), separator: optional(text) },
  children: { value: many(someText) },
});

export const requiredClaims: Shape<Nothing, { readonly claim: Child<readonly Config<ClaimShape>[]> }, null> = shape({
  children: { claim: some(claim) },
});

export const audiences: Shape<Nothing, { readonly audience: Child<readonly Config<TextShape>[]> }, null> = shape({
  children: { audience: some(someText) },
});
