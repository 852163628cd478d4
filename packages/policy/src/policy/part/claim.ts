import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { name, oneOf, text } from '../../shape/kind.ts';
import type { Child, Config, Nothing, Shape } from '../../shape/shape.ts';
import { many, shape, some } from '../../shape/shape.ts';
import type { RequiredClaim } from '../../token/claim.ts';
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

/** The claims that a token must have, as they are for a request. */
export function claimsOf(claims: readonly Config<ClaimShape>[]): (exchange: Exchange) => readonly RequiredClaim[] {
  return (exchange) =>
    claims.map(({ attributes, children }) => ({
      name: attributes.name.of(exchange),
      match: attributes.match.of(exchange),
      separator: attributes.separator?.of(exchange) ?? null,
      values: children.value.map((value) => value.text.of(exchange)),
    }));
}

export function claimReads(claims: readonly Config<ClaimShape>[]): readonly string[] {
  return claims.flatMap(({ attributes, children }) => [
    ...attributes.name.reads,
    ...attributes.match.reads,
    ...(attributes.separator?.reads ?? []),
    ...textReads(children.value),
  ]);
}

/** The texts of elements, as they are for a request. */
export function textsOf(elements: readonly Config<TextShape>[] = []): (exchange: Exchange) => readonly string[] {
  return (exchange) => elements.map((element) => element.text.of(exchange).trim());
}

export function textReads(elements: readonly Config<TextShape>[] = []): readonly string[] {
  return elements.flatMap((element) => element.text.reads);
}

export const audiences: Shape<Nothing, { readonly audience: Child<readonly Config<TextShape>[]> }, null> = shape({
  children: { audience: some(someText) },
});
