import type { Place } from '@keelgate/model';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** Types refer to each other through this many at most. */
const hopsMax = 32;

/** A type as it is declared, what it refers to put in; what is said beside the reference counts. */
export function resolved(declared: Value, definitions: Value | undefined): Value | null {
  let found = declared;
  for (let hops = 0; hops < hopsMax; hops += 1) {
    const reference = textIn(found, '$ref');
    if (reference === null || found.kind !== 'map') return found;
    const target = definitionOf(reference, definitions);
    if (target?.kind !== 'map') return null;
    const entries = new Map(target.entries);
    for (const [key, value] of found.entries) if (key !== '$ref') entries.set(key, value);
    found = { kind: 'map', entries, place: found.place };
  }
  return null;
}

function definitionOf(reference: string, definitions: Value | undefined): Value | undefined {
  const prefix = '#/definitions/';
  if (!reference.startsWith(prefix)) return undefined;
  return entryOf(definitions, decoded(reference.slice(prefix.length)));
}

/** A part of a JSON pointer in a URI. */
function decoded(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

export function textIn(value: Value | undefined, name: string): string | null {
  const found = entryOf(value, name);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : null;
}

export function numberIn(value: Value | undefined, name: string): number | null {
  const found = entryOf(value, name);
  return found?.kind === 'scalar' && typeof found.value === 'number' ? found.value : null;
}

export function isSaid(value: Value | undefined, name: string): boolean {
  const found = entryOf(value, name);
  return found?.kind === 'scalar' && found.value === true;
}

export function typeOf(schema: Value): string | null {
  return textIn(schema, 'type')?.toLowerCase() ?? null;
}

/** Whether null, or nothing at all, will do. */
export function isNullable(schema: Value | null): boolean {
  return schema !== null && isSaid(schema, 'nullable');
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** A type that is said by a resource's own schema, which is not looked up. */
export function isResourceDerived(schema: Value): boolean {
  return entryOf(entryOf(schema, 'metadata'), '__bicep_resource_derived_type!') !== undefined;
}

/** Something that does not fit its type. */
export type Misfit = {
  readonly place: Place;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
};
