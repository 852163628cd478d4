import type { Json, Rest } from '@keelgate/model';
import { foldedLookup } from './folded-lookup.ts';
import { trimSlashes } from './trim-slashes.ts';

type JsonMap = { readonly [name: string]: Json };

/**
 * What `written` does not give back of `found`: the members that it lacks or says differently, nested as they were; nothing
 * where it gives back all. Lists are given back whole or not at all. What only differs in how it may be spelt (case, blanks
 * and slashes, a number as a text) is the same: it was read from there.
 */
export function difference(found: Json, written: Json): Json | undefined {
  if (isMap(found) && isMap(written)) {
    const keyIn = foldedLookup(written);
    const entries = Object.entries(found).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      const key = keyIn(name);
      const own = key === undefined ? undefined : written[key];
      const left = own === undefined ? value : difference(value, own);
      return left === undefined ? [] : [[name, left]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return gives(written, found) ? undefined : found;
}

/** The two as one; where both say something, `rest` counts. `merged(w, difference(f, w))` gives back all of `f`. */
export function merged(written: Rest, rest: Rest | undefined): Rest {
  if (rest === undefined) return written;
  const keyIn = foldedLookup(written);
  const result = new Map<string, Json>(Object.entries(written));
  for (const [name, value] of Object.entries(rest)) {
    const key = keyIn(name) ?? name;
    const own = result.get(key);
    result.set(key, own !== undefined && isMap(own) && isMap(value) ? merged(own, value) : value);
  }
  return Object.fromEntries(result);
}

/** Whether everything that `found` says is in `written`. */
function gives(written: Json, found: Json): boolean {
  if (isList(found)) {
    if (!isList(written) || written.length !== found.length) return false;
    return found.every((item, index) => gives(written[index] as Json, item));
  }
  if (isMap(found)) {
    if (!isMap(written)) return false;
    const keyIn = foldedLookup(written);
    return Object.entries(found).every(([name, value]) => {
      const key = keyIn(name);
      const own = key === undefined ? undefined : written[key];
      return own !== undefined && gives(own, value);
    });
  }
  return !isList(written) && !isMap(written) && spelling(written) === spelling(found);
}

/** Ids of resources of a service are the same with and without what comes before them. */
function spelling(scalar: Json): string {
  if (typeof scalar !== 'string') return JSON.stringify(scalar);
  const text = scalar
    .toLowerCase()
    .replace(/^.*\/providers\/microsoft\.apimanagement\/service\/[^/]+\//, '')
    .replace(/^\/?api-version-sets\//, 'apiversionsets/')
    .replaceAll(/\s+/g, '');
  return trimSlashes(text);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

export function isMap(json: Json): json is JsonMap {
  return json !== null && typeof json === 'object' && !Array.isArray(json);
}
