import type { Place } from '@keelgate/model';
import type { Value } from '../../template/value.ts';
import { withMember } from '../merge-values.ts';
import type { Attribute, Attributes } from './attribute.ts';

/** An attribute that no table has. */
export type Strange = (name: string, place: Place) => void;

/** The ARM body of a resource's attributes. */
export function bodyOf(values: Value, attributes: Attributes, strange: Strange): Value {
  const empty: Value = { kind: 'map', entries: new Map(), place: values.place };
  return mapped(values, attributes, { into: empty, base: ['properties'], strange });
}

type Mapping = { readonly into: Value; readonly base: readonly string[]; readonly strange: Strange };

function mapped(values: Value, attributes: Attributes, { into, base, strange }: Mapping): Value {
  if (values.kind !== 'map') return into;
  let body = into;
  for (const [name, value] of values.entries) {
    if (isAbsent(value)) continue;
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (attribute === undefined) strange(name, value.place);
    const rule = attribute === undefined ? camelCase(name) : attribute;
    if (rule !== null) body = put(body, rule, value, { base, strange });
  }
  return body;
}

function put(body: Value, rule: Exclude<Attribute, null>, value: Value, at: Omit<Mapping, 'into'>): Value {
  if (typeof rule === 'string') return withMember(body, pathOf(rule, at.base), value);
  const path = pathOf(rule.to, at.base);
  if ('as' in rule) return withMember(body, path, rule.as(value));
  if ('blocks' in rule) {
    const items = (value.kind === 'list' ? value.items : [value]).map((item) => block(item, rule.blocks, at.strange));
    return withMember(body, path, { kind: 'list', items, place: value.place });
  }
  const [only] = value.kind === 'list' ? value.items : [value];
  if (only === undefined) return body;
  // A block without a place of its own says things of the whole.
  if (rule.to === '') return mapped(only, rule.block, { into: body, base: at.base, strange: at.strange });
  return withMember(body, path, block(only, rule.block, at.strange));
}

function block(value: Value, attributes: Attributes, strange: Strange): Value {
  if (value.kind !== 'map') return value;
  const empty: Value = { kind: 'map', entries: new Map(), place: value.place };
  return mapped(value, attributes, { into: empty, base: [], strange });
}

function pathOf(to: string, base: readonly string[]): readonly string[] {
  return to.startsWith('/') ? to.slice(1).split('.') : [...base, ...to.split('.')];
}

/** What is not set: nothing, no text, no blocks. */
function isAbsent(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  if (value.kind === 'map') return value.entries.size === 0;
  return value.kind === 'scalar' && (value.value === null || value.value === '');
}

/** `display_name` as `displayName`. */
function camelCase(name: string): string {
  return name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
