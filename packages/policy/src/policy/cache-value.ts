import type { CompileWork, Policy } from '../define.ts';
import { computed, literal, scaled } from '../program/operand.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required, requiredLiteral } from '../shape/attribute.ts';
import { anyValue, name, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { one, shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';

const value = shape({ policies: 'any' });

const config = shape({
  attributes: {
    key: required(name),
    'variable-name': requiredLiteral(name),
    'default-value': optional(anyValue),
    'expires-after': optional(whole()),
    'refresh-after': optional(whole()),
    'caching-type': cachingType,
  },
  children: { value: one(value) },
});

/** `<cache-value>`: reads a value from the cache, or works it out with the policies inside and keeps it. */
export const cacheValue: Policy = definePolicy({
  name: 'cache-value',
  doc: 'https://github.com/Azure/azure-api-management-policy-toolkit',
  sections: everySection,
  shape: config,
  differences: [
    'Only the policy toolkit knows this policy, and no page says how it behaves.',
    'The policies inside leave the value in the variable; where they do not, the default value is taken and nothing is kept.',
    'Values are kept for eight hours unless expires-after says otherwise; refresh-after is not acted on.',
  ],
  compile: compileCacheValue,
});

const durationSeconds = 28_800;

function compileCacheValue({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { key, 'variable-name': variable, 'caching-type': caching, 'default-value': otherwise } = attributes;
  const { builder, id } = work;
  const hit = `${id} hit`;
  const computing = builder.label();
  const lacking = builder.label();
  const done = builder.label();
  work.effect(() => ({
    kind: 'value.get',
    caching,
    key,
    answered: (exchange, found) => {
      exchange.notes?.push(found === undefined ? 'miss' : 'hit');
      exchange.state.set(hit, found !== undefined);
      if (found === undefined) exchange.variables.delete(variable);
      else exchange.variables.set(variable, found);
    },
  }));
  const isHit = computed([], ({ state }) => state.get(hit) === true);
  work.step((at) => ({ kind: 'branch', test: isHit, otherwise: at(computing) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(computing);
  if (children.value !== null) work.inside({ of: children.value.element });
  const isThere = computed(['Variables'], ({ variables }) => variables.has(variable));
  work.step((at) => ({ kind: 'branch', test: isThere, otherwise: at(lacking) }));
  work.effect(() => ({
    kind: 'value.put',
    caching,
    key,
    value: computed(['Variables'], ({ variables }) => variables.get(variable) ?? null),
    durationUs: scaled(attributes['expires-after'] ?? literal(durationSeconds), 1e6),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lacking);
  work.pure(otherwise?.reads ?? [], (exchange) => {
    if (otherwise !== null) exchange.variables.set(variable, otherwise.of(exchange));
  });
  builder.put(done);
}
