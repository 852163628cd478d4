/** What filters make of the values that they get. */

/** The text that a value prints as. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  return typeof value === 'object' ? textOfObject(value) : (value as string | number | boolean | bigint).toString();
}

/** Asks what the object inherits from, as a member of its own may be called `toString`. */
function textOfObject(value: object): string {
  const inherited = Reflect.getPrototypeOf(value);
  return inherited === null ? '' : inherited.toString.call(value);
}

/** The number that a value is, or that a text says; 0 for anything else. */
export function numberOf(value: unknown): number {
  const found = Number(typeof value === 'string' ? value.trim() || Number.NaN : value);
  return Number.isNaN(found) ? 0 : found;
}

/** The items of a list; a value that is none is a list of itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  return isIterable(value) ? [...value] : [value];
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** A member of an object, if it is the object's own. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  return (Reflect.get(value, name) as unknown) ?? null;
}
