import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required, requiredLiteral } from '../shape/attribute.ts';
import { anyValue, name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    key: required(name),
    'variable-name': requiredLiteral(name),
    'default-value': optional(anyValue),
    'caching-type': cachingType,
  },
});

/** `<cache-lookup-value>`: reads a value from the cache into a variable. */
export const cacheLookupValue: Policy = definePolicy({
  name: 'cache-lookup-value',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileCacheLookupValue,
});

function compileCacheLookupValue({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { key, 'variable-name': variable, 'default-value': otherwise, 'caching-type': caching } = attributes;
  work.effect(() => ({
    kind: 'value.get',
    caching,
    key,
    answered: (exchange, value) => {
      exchange.notes?.push(value === undefined ? 'miss' : 'hit');
      if (value !== undefined) exchange.variables.set(variable, value);
      else if (otherwise !== null) exchange.variables.set(variable, otherwise.of(exchange));
    },
  }));
}
