import type { Misfit } from './type-schema.ts';
import { isNull, isNullable, isResourceDerived, isSaid, numberIn, resolved, textIn, typeOf } from './type-schema.ts';
import type { Value } from './value.ts';
import { described, entryOf, plain } from './value.ts';

/** The first thing in a value that does not fit its declared type; null where all fits. What is not known fits. */
export function misfit(value: Value, declared: Value, definitions: Value | undefined, path = ''): Misfit | null {
  if (value.kind === 'unknown') return null;
  const schema = resolved(declared, definitions);
  if (schema === null || (isNull(value) && isNullable(schema))) return null;
  const expected = wrongKind(value, schema) ?? notAllowed(value, schema) ?? outsideLimits(value, schema);
  if (expected !== null) return { place: value.place, path, found: described(value), expected };
  if (isResourceDerived(schema)) return null;
  if (value.kind === 'list') return misfitInList(value, schema, { definitions, path });
  return value.kind === 'map' ? misfitInMap(value, schema, { definitions, path }) : null;
}

type At = { readonly definitions: Value | undefined; readonly path: string };

function wrongKind(value: Value, schema: Value): string | null {
  const type = typeOf(schema);
  const check = type === null ? undefined : checks.get(type);
  return check === undefined || check(value) ? null : `a value of type ${textIn(schema, 'type')}`;
}

/** Which kinds of value each type takes. */
const checks: ReadonlyMap<string, (value: Value) => boolean> = new Map([
  ['string', isText],
  ['securestring', isText],
  ['int', isWhole],
  ['bool', isTruth],
  ['array', (value) => value.kind === 'list'],
  ['object', (value) => value.kind === 'map'],
  ['secureobject', (value) => value.kind === 'map'],
]);

/** The types that there are. */
export const typeNames: readonly string[] = [
  'string',
  'secureString',
  'int',
  'bool',
  'object',
  'secureObject',
  'array',
];

function isText(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string';
}

function isWhole(value: Value): boolean {
  return value.kind === 'scalar' && Number.isInteger(value.value);
}

function isTruth(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'boolean';
}

/** A list is allowed whole, or item by item. */
function notAllowed(value: Value, schema: Value): string | null {
  const allowed = entryOf(schema, 'allowedValues');
  if (allowed?.kind !== 'list') return null;
  const choices = new Set(allowed.items.map((item) => JSON.stringify(plain(item))));
  if (choices.has(JSON.stringify(plain(value)))) return null;
  if (value.kind === 'list' && value.items.every((item) => choices.has(JSON.stringify(plain(item))))) return null;
  const shown = allowed.items.slice(0, 20).map(described).join(', ');
  return `one of ${shown}${allowed.items.length > 20 ? ', …' : ''}`;
}

function outsideLimits(value: Value, schema: Value): string | null {
  const length = lengthOf(value);
  for (const [limit, measured] of [
    ['minValue', numberOf(value)],
    ['maxValue', numberOf(value)],
    ['minLength', length],
    ['maxLength', length],
  ] as const) {
    const bound = numberIn(schema, limit);
    if (bound === null || measured === null) continue;
    if (limit.startsWith('min') ? measured < bound : measured > bound) return `a ${limit} of ${bound}`;
  }
  return null;
}

function numberOf(value: Value): number | null {
  return value.kind === 'scalar' && typeof value.value === 'number' ? value.value : null;
}

function lengthOf(value: Value): number | null {
  if (value.kind === 'list') return value.items.length;
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value.length : null;
}

function misfitInList(value: Value & { kind: 'list' }, schema: Value, { definitions, path }: At): Misfit | null {
  const first = entryOf(schema, 'prefixItems');
  const items = entryOf(schema, 'items');
  const own = first?.kind === 'list' ? first.items : [];
  if (own.length > value.items.length) {
    return {
      place: value.place,
      path,
      found: `a list of ${value.items.length}`,
      expected: `a list of ${own.length} or more`,
    };
  }
  for (const [index, item] of value.items.entries()) {
    const type = own[index] ?? items;
    const where = `${path}[${index}]`;
    if (type?.kind === 'scalar' && type.value === false) {
      return { place: item.place, path: where, found: described(item), expected: `no more than ${own.length} items` };
    }
    const wrong = type?.kind === 'map' ? misfit(item, type, definitions, where) : null;
    if (wrong !== null) return wrong;
  }
  return null;
}

function misfitInMap(value: Value & { kind: 'map' }, schema: Value, at: At): Misfit | null {
  const chosen = discriminated(value, schema, at);
  if (chosen !== null) return 'wrong' in chosen ? chosen.wrong : misfitInMap(value, chosen.schema, at);
  const properties = entryOf(schema, 'properties');
  const declared = properties?.kind === 'map' ? properties.entries : new Map<string, Value>();
  for (const [name, type] of declared) {
    const found = entryOf(value, name);
    const path = joined(at.path, name);
    if (found !== undefined) {
      const wrong = misfit(found, type, at.definitions, path);
      if (wrong !== null) return wrong;
    } else if (!isNullable(resolved(type, at.definitions))) {
      return { place: value.place, path: at.path, found: 'an object', expected: `one with ${name}` };
    }
  }
  return misfitInRest(value, { schema, declared: new Set([...declared.keys()].map((name) => name.toLowerCase())) }, at);
}

/** What is in an object beyond its declared properties. */
function misfitInRest(
  value: Value & { kind: 'map' },
  { schema, declared }: { readonly schema: Value; readonly declared: ReadonlySet<string> },
  at: At,
): Misfit | null {
  const others = entryOf(schema, 'additionalProperties');
  const isSealed = isSaid(schema, 'sealed') || (others?.kind === 'scalar' && others.value === false);
  if (!isSealed && others?.kind !== 'map') return null;
  for (const [name, found] of value.entries) {
    if (declared.has(name.toLowerCase())) continue;
    const path = joined(at.path, name);
    const wrong =
      others?.kind === 'map' ? misfit(found, others, at.definitions, path) : tooMuch(found, name, declared, path);
    if (wrong !== null) return wrong;
  }
  return null;
}

function tooMuch({ place }: Value, name: string, declared: ReadonlySet<string>, path: string): Misfit {
  const expected = declared.size === 0 ? 'no properties' : `no other than ${[...declared].slice(0, 20).join(', ')}`;
  return { place, path, found: `the property "${name}"`, expected };
}

/** One of several types, chosen by what a property says. */
function discriminated(
  value: Value & { kind: 'map' },
  schema: Value,
  { definitions, path }: At,
): { readonly wrong: Misfit | null } | { readonly schema: Value } | null {
  const discriminator = entryOf(schema, 'discriminator');
  const name = textIn(discriminator, 'propertyName');
  const mapping = entryOf(discriminator, 'mapping');
  if (name === null || mapping?.kind !== 'map') return null;
  const tag = entryOf(value, name);
  if (tag?.kind === 'unknown') return { wrong: null };
  const target = tag?.kind === 'scalar' ? mapping.entries.get(String(tag.value)) : undefined;
  const own = target === undefined ? null : resolved(target, definitions);
  if (own === null) return { wrong: noSuchKind(value, tag, { name, mapping, path }) };
  return entryOf(own, 'discriminator') === undefined ? { schema: own } : { wrong: null };
}

function noSuchKind(
  value: Value,
  tag: Value | undefined,
  { name, mapping, path }: { readonly name: string; readonly mapping: Value & { kind: 'map' }; readonly path: string },
): Misfit {
  const expected = `${name} to be one of ${[...mapping.entries.keys()].map((key) => `"${key}"`).join(', ')}`;
  const found = tag === undefined ? 'an object without it' : described(tag);
  return { place: tag?.place ?? value.place, path, found, expected };
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
