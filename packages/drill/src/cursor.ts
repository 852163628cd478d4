import type { Fault, Place } from '@keelgate/model';
import type { LineCounter, Node } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Quantity } from './quantity.ts';
import { ratePerSecond, share, sizeBytes, timeUs } from './quantity.ts';
import { hintFor } from './suggestion.ts';

/** A value of a file, with where it was written, and the faults that reading it gathers. */
export type Cursor = {
  readonly node: Node | null;
  /** As `faults[2].zone`. */
  readonly path: string;
  readonly place: Place;
  readonly source: SourceText;
};

/** The file that cursors point into. */
export type SourceText = { readonly file: string; readonly lines: LineCounter; readonly faults: Fault[] };

export type Fields = {
  readonly get: (key: string) => Cursor | undefined;
  /** The key itself: what is wrong with a name is wrong there. */
  readonly keyOf: (key: string) => Cursor;
  readonly keys: readonly string[];
};

export function complain(at: Cursor, code: string, message: string, hint?: string): void {
  const { place, path } = at;
  const fault: Fault = { code: `drill/${code}`, severity: 'error', message, place, path };
  at.source.faults.push(hint === undefined ? fault : { ...fault, hint });
}

export function warn(at: Cursor, code: string, message: string): void {
  at.source.faults.push({ code: `drill/${code}`, severity: 'warning', message, place: at.place, path: at.path });
}

/** What was found, in words for a message. */
export function found({ node }: Pick<Cursor, 'node'>): string {
  if (node === null) return 'nothing';
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  const value = written({ node });
  if (value === null) return 'nothing';
  return `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`;
}

/** The fields of a map; a key that is not in `keys` is a fault. `null` of what is no map. */
export function fields(at: Cursor, keys: readonly string[] | null): Fields | null {
  const { node } = at;
  if (!isMap(node)) {
    complain(
      at,
      'wrong-shape',
      `${at.path} is ${found(at)}, expected a map`,
      keys === null ? undefined : `with ${keys.slice(0, 8).join(', ')}`,
    );
    return null;
  }
  const all = new Map<string, Cursor>();
  const names = new Map<string, Cursor>();
  for (const { key, value } of node.items) {
    const keyNode = isScalar(key) ? key : null;
    const name = keyName(keyNode);
    const path = at.path === 'the file' ? name : `${at.path}.${name}`;
    const keyCursor: Cursor = {
      node: keyNode,
      path,
      place: placeOfNode(at.source, keyNode) ?? at.place,
      source: at.source,
    };
    if (keys !== null && !keys.includes(name))
      complain(keyCursor, 'unknown-key', `unknown key "${name}" in ${at.path}`, hintFor(name, keys));
    names.set(name, keyCursor);
    const valueNode = (value ?? null) as Node | null;
    all.set(name, { ...keyCursor, node: valueNode, place: placeOfNode(at.source, valueNode) ?? keyCursor.place });
  }
  return { get: (key) => all.get(key), keyOf: (key) => names.get(key) ?? at, keys: [...all.keys()] };
}

function keyName(key: Node | null): string {
  return written({ node: key }) ?? '';
}

/** The entries of a list. */
export function items(at: Cursor): readonly Cursor[] {
  const { node, source, path } = at;
  if (!isSeq(node)) {
    complain(at, 'wrong-shape', `${path} is ${found(at)}, expected a list`);
    return [];
  }
  return node.items.map((item, index) => {
    const inner = (item ?? null) as Node | null;
    return { node: inner, path: `${path}[${index}]`, place: placeOfNode(source, inner) ?? at.place, source };
  });
}

export function isList({ node }: Cursor): boolean {
  return isSeq(node);
}

/** One value, or none: no map and no list. */
export function isOneValue({ node }: Cursor): boolean {
  return node === null || isScalar(node);
}

/** The text of a scalar as it was written, quotes aside; `null` of a map, a list or nothing. */
export function written({ node }: Pick<Cursor, 'node'>): string | null {
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value));
}

export function text(at: Cursor): string {
  const value = written(at);
  if (value === null || value === '') complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected a text`);
  return value ?? '';
}

export function flag(at: Cursor): boolean {
  const value = written(at);
  if (value !== 'true' && value !== 'false')
    complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected true or false`);
  return value === 'true';
}

export function choice<Value extends string>(at: Cursor, values: readonly Value[]): Value {
  const value = written(at);
  const known = values.find((one) => one === value);
  if (known === undefined) {
    complain(
      at,
      'wrong-value',
      `${at.path} is ${found(at)}, expected ${values.join(' or ')}`,
      hintFor(value ?? '', values),
    );
  }
  return known ?? (values[0] as Value);
}

export type Bounds = { readonly min: number; readonly max: number };

/** A whole number. */
export function count(at: Cursor, { min, max }: Bounds): number {
  const value = plainNumber(at, /^\d+$/);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected a whole number from ${min} to ${max}`);
  return min;
}

/** A number that need not be whole. */
export function decimal(at: Cursor, { min, max }: Bounds): number {
  const value = plainNumber(at, /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?$/);
  if (value >= min && value <= max) return value;
  complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected a number from ${min} to ${max}`);
  return min;
}

function plainNumber(at: Cursor, form: RegExp): number {
  const value = written(at) ?? '';
  return form.test(value) ? Number(value) : Number.NaN;
}

/** A key that is there or not: `down: true`, or `down` alone. */
export function mark(at: Cursor): void {
  const value = written(at);
  if (isOneValue(at) && (value === null || value === 'true')) return;
  complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected true`, 'leave it out otherwise');
}

type Kind = { readonly read: Quantity; readonly what: string; readonly max: number };

const kinds: { readonly [kind in QuantityKind]: Kind } = {
  time: { read: timeUs, what: 'a time such as 250ms, 3s, 10m or PT10M', max: 366 * 86_400e6 },
  rate: { read: ratePerSecond, what: 'a rate such as 2000/s or 120000/m', max: 1e9 },
  share: { read: share, what: 'a share such as 0.1% or 0.001', max: 1 },
  size: { read: sizeBytes, what: 'a size such as 512KiB or 5GiB', max: 1_125_899_906_842_624 },
};

/** The kinds of quantity that a drill writes with a unit. */
export type QuantityKind = 'time' | 'rate' | 'share' | 'size';

/** A quantity with its unit: µs, a second, a share of 1, or bytes. */
export function quantity(at: Cursor, kind: QuantityKind, bounds: Partial<Bounds> = {}): number {
  const { read, what, max } = kinds[kind];
  const value = written(at);
  const amount = value === null ? null : read(value);
  const least = bounds.min ?? 0;
  if (amount !== null && amount >= least && amount <= (bounds.max ?? max)) return amount;
  const near = value === null || amount !== null ? null : nearMiss(value, read);
  const outside = amount === null ? '' : ', which is out of range';
  complain(
    at,
    'wrong-quantity',
    `${at.path} is ${found(at)}${outside}, expected ${what}`,
    near === null ? undefined : `did you mean "${near}"?`,
  );
  return Math.max(0, least);
}

/** What the text would be with a usual slip undone: a blank, a wrong case, a unit of the decimal kind, no unit at all. */
function nearMiss(value: string, read: Quantity): string | null {
  const tight = value.slice(0, 40).replaceAll(/\s+/g, '');
  const candidates = [
    tight,
    tight.toLowerCase(),
    tight.replace(/([KMG])B$/i, (_, unit: string) => `${unit.toUpperCase()}iB`),
    tight.replace(/(rps|req\/s|\/sec|ps)$/i, '/s'),
    tight
      .replace(/(?:secs?|seconds?)$/i, 's')
      .replace(/(?:mins?|minutes?)$/i, 'm')
      .replace(/(?:hours?|hrs?)$/i, 'h'),
    `${tight}s`,
    `${tight}/s`,
  ];
  return candidates.find((candidate) => read(candidate) !== null) ?? null;
}

function placeOfNode({ file, lines }: SourceText, node: Node | null): Place | null {
  const offset = node?.range?.[0];
  if (offset === undefined) return null;
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
