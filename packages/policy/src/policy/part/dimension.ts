import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { name, text } from '../../shape/kind.ts';
import type { ElementReader } from '../../shape/reader.ts';
import type { Config, Nothing, Shape } from '../../shape/shape.ts';
import { shape } from '../../shape/shape.ts';

/** `<dimension>` of a metric. Without a value it is one that API Management fills in itself, by its name. */
export const dimension: Shape<
  { readonly name: Attribute<Operand<string>>; readonly value: Attribute<Operand<string> | null> },
  Nothing,
  null
> = shape({ attributes: { name: required(name), value: optional(text) } });

/** Reports more dimensions than there may be that API Management does not fill in itself. */
export function checkDimensions(reader: ElementReader, max: number): void {
  const { element, fault } = reader;
  const own = element.children.filter(({ attributes }) => attributes.some((attribute) => attribute.name === 'value'));
  if (own.length > max)
    fault('too-many-elements', `<${element.name}> may have ${max} dimensions with values of their own`);
}

/** What API Management fills in itself where a dimension of this name has no value. */
const builtIn: ReadonlyMap<string, (exchange: Exchange) => string | undefined> = new Map<
  string,
  (exchange: Exchange) => string | undefined
>([
  ['API ID', ({ facts }) => facts.api?.id],
  ['Operation ID', ({ facts }) => facts.operation?.id],
  ['Product ID', ({ facts }) => facts.product?.id],
  ['User ID', ({ facts }) => facts.user?.id],
  ['Subscription ID', ({ facts }) => facts.subscription?.id],
  ['Location', ({ facts }) => facts.deployment.region],
  ['Gateway ID', ({ facts }) => facts.deployment.gatewayId],
  ['Backend ID', ({ backend }) => (backend.kind === 'backend' ? backend.backendId : undefined)],
]);

/** The dimensions of a metric for a request. */
export function dimensionsOf(
  exchange: Exchange,
  dimensions: readonly Config<typeof dimension>[],
): ReadonlyMap<string, string> {
  return new Map(
    dimensions.map(({ attributes }) => {
      const called = attributes.name.of(exchange);
      return [called, attributes.value?.of(exchange) ?? builtIn.get(called)?.(exchange) ?? ''] as const;
    }),
  );
}
