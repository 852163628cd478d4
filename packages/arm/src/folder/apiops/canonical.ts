import type { Json } from '@keelgate/model';
import { isMap } from '../../resource/difference.ts';

/** JSON with the members of its objects in the order of their names. */
export function ordered(json: Json): Json {
  if (Array.isArray(json)) return json.map((item: Json) => ordered(item));
  if (!isMap(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([name, value]) => [name, ordered(value)]),
  );
}

/** Equal JSON as equal text. */
export function canonical(json: Json): string {
  return JSON.stringify(ordered(json));
}

/** A short text that differs where JSON differs; it tells that a file was edited, and guards against nobody. */
export function fingerprint(json: Json): string {
  const text = canonical(json);
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ (text.charCodeAt(at) + (low >>> 16)), 0x85ebca6b);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
