import type { Fault, Json, Place } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { described, plain } from '../template/value.ts';
import type { ImportOptions, OpenApiFormat, OpenApiSource } from './imported-api.ts';

/** A value of a description, and the JSON pointer that leads to it. */
export type Spot = { readonly value: Value; readonly path: string };

/** What goes with everyone who reads a description. */
export type Reader = {
  readonly source: OpenApiSource;
  readonly options: ImportOptions;
  readonly format: OpenApiFormat;
  readonly root: Spot;
  /** Where the key of a value is written. */
  readonly keys: ReadonlyMap<Value, Place>;
  readonly faults: Fault[];
  /** Faults that are told once. */
  readonly said: Set<string>;
  /** How much may still be read: references make a large API of a small text. */
  readonly budget: { left: number };
  readonly plain: WeakMap<Value, { readonly json: Json; readonly size: number }>;
};

/** Thrown past everyone when the budget is spent. */
export const tooMuch: unique symbol = Symbol('too much');

const errorsMax = 50;

type Wrong = { readonly code: string; readonly message: string; readonly hint?: string };

/** Tells an error about a value, at its key if it has one and the fault is the key's. */
export function complain(reader: Reader, spot: Spot, wrong: Wrong, where: 'value' | 'key' = 'value'): void {
  if (reader.faults.length < errorsMax)
    reader.faults.push(faultAt(reader, spot, { ...wrong, severity: 'error' }, where));
}

/** Tells a warning, once for each `kind`, at the key of the first value that gives cause. */
export function warnOnce(reader: Reader, kind: string, spot: Spot, wrong: Wrong): void {
  if (reader.said.has(kind)) return;
  reader.said.add(kind);
  reader.faults.push(faultAt(reader, spot, { ...wrong, severity: 'warning' }, 'key'));
}

function faultAt(
  reader: Reader,
  { value, path }: Spot,
  wrong: Wrong & Pick<Fault, 'severity'>,
  where: 'value' | 'key',
): Fault {
  const own = (where === 'key' ? reader.keys.get(value) : undefined) ?? value.place;
  const fault = placed(reader.source, own, wrong);
  return { ...fault, path };
}

/** A fault of a text that stands inside another one is told at the place where that text is. */
export function placed(source: OpenApiSource, own: Place, wrong: Wrong & Pick<Fault, 'severity'>): Fault {
  const { code, message, ...rest } = wrong;
  if (source.place === undefined) return { code: `openapi/${code}`, message, ...rest, place: own };
  return {
    code: `openapi/${code}`,
    message: `${message} (line ${own.line}, column ${own.column} of the description)`,
    ...rest,
    place: source.place,
  };
}

export function burn(reader: Reader, work: number): void {
  reader.budget.left -= work;
  if (reader.budget.left < 0) throw tooMuch;
}

/** The value as JSON: one copy, however often it is asked for, and paid for each time. */
export function jsonOf(reader: Reader, value: Value): Json {
  const known = reader.plain.get(value);
  const found = known ?? { json: plain(value), size: sizeOf(value) };
  if (known === undefined) reader.plain.set(value, found);
  burn(reader, found.size);
  return found.json;
}

/** How many values a value holds, itself too. */
export function sizeOf(value: Value): number {
  if (value.kind === 'list') return value.items.reduce((sum, item) => sum + sizeOf(item), 1);
  if (value.kind === 'map') return [...value.entries.values()].reduce((sum, item) => sum + sizeOf(item), 1);
  return 1;
}

export function member(spot: Spot | undefined, name: string): Spot | undefined {
  const value = spot?.value.kind === 'map' ? spot.value.entries.get(name) : undefined;
  return value === undefined || spot === undefined ? undefined : { value, path: `${spot.path}/${pointed(name)}` };
}

/** The members of an object; anything else is complained of and has none. */
export function members(reader: Reader, spot: Spot | undefined): readonly (readonly [string, Spot])[] {
  if (spot === undefined) return [];
  if (spot.value.kind !== 'map') {
    wrongShape(reader, spot, 'an object');
    return [];
  }
  burn(reader, spot.value.entries.size);
  return [...spot.value.entries].map(([name, value]) => [name, { value, path: `${spot.path}/${pointed(name)}` }]);
}

export function items(reader: Reader, spot: Spot | undefined): readonly Spot[] {
  if (spot === undefined) return [];
  if (spot.value.kind !== 'list') {
    wrongShape(reader, spot, 'a list');
    return [];
  }
  burn(reader, spot.value.items.length);
  return spot.value.items.map((value, at) => ({ value, path: `${spot.path}/${at}` }));
}

/** A text; a number is taken for one, as versions in YAML often are. */
export function text(reader: Reader, spot: Spot | undefined): string | null {
  const value = spot?.value;
  if (spot === undefined || value === undefined || (value.kind === 'scalar' && value.value === null)) return null;
  if (value.kind === 'scalar' && (typeof value.value === 'string' || typeof value.value === 'number'))
    return String(value.value);
  wrongShape(reader, spot, 'a text');
  return null;
}

export function isTrue(spot: Spot | undefined): boolean {
  return spot?.value.kind === 'scalar' && spot.value.value === true;
}

export function wrongShape(reader: Reader, spot: Spot, expected: string): void {
  const message = `${nameOf(spot)} is ${described(spot.value)}, expected ${expected}`;
  complain(reader, spot, { code: 'wrong-shape', message });
}

/** The last step of the way to a value, for a message. */
export function nameOf({ path }: Spot): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return path === '#' ? 'the description' : `"${last.replaceAll('~1', '/').replaceAll('~0', '~').slice(0, 80)}"`;
}

function pointed(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
