import type { Value } from '../value.ts';
import { plain } from '../value.ts';

/** A scalar as .NET writes it, a list or an object as JSON. */
export function jsonText(value: Value): string {
  if (value.kind !== 'scalar') return JSON.stringify(plain(value));
  if (typeof value.value === 'boolean') return value.value ? 'True' : 'False';
  return value.value === null ? '' : String(value.value);
}
