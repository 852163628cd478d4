import type { Place } from '@keelgate/model';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Value } from '../template/value.ts';
import type { Described, WrongText } from './described-text.ts';
import { depthMax } from './described-text.ts';

/** As many values as a text of the largest size may have; aliases make more of fewer. */
const valuesMax = 2_000_000;

/** A value with how much it holds, aliases written out. */
type Measured = { readonly value: Value; readonly size: number; readonly depth: number };

type Conversion = {
  readonly placeAt: (offset: number) => Place;
  readonly keys: Map<Value, Place>;
  readonly anchors: Map<string, Measured>;
};

class Wrong {
  readonly wrong: WrongText;
  constructor(wrong: WrongText) {
    this.wrong = wrong;
  }
}

/** YAML 1.2 as values with places. An alias is the value that it names, as long as all of them together stay small. */
export function readYaml(text: string, placeAt: (offset: number) => Place): Described | WrongText {
  const parsed = parseAllDocuments(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
  const documents = 'empty' in parsed ? [] : parsed;
  const broken = documents.flatMap(({ errors }) => errors)[0];
  if (broken !== undefined) {
    if (/call stack/.test(broken.message))
      return { offset: 0, code: 'too-deep', message: `this is nested deeper than ${depthMax} levels` };
    const [what = ''] = broken.message.split('\n');
    const found = broken.code === 'TAB_AS_INDENT' ? 'a tab indents this line, expected blanks' : what.slice(0, 160);
    return { offset: broken.pos[0], code: 'not-yaml', message: `this is not YAML: ${found}` };
  }
  const [first, second] = documents;
  if (second !== undefined)
    return { offset: second.range[0], code: 'not-yaml', message: 'a second document begins here, expected one' };
  const keys = new Map<Value, Place>();
  try {
    const { value } = convert(first?.contents ?? null, 0, { placeAt, keys, anchors: new Map() });
    return { root: value, keys, isYaml: true };
  } catch (error) {
    if (error instanceof Wrong) return error.wrong;
    throw error;
  }
}

function convert(node: unknown, depth: number, to: Conversion): Measured {
  const offset = offsetOf(node);
  if (depth > depthMax) refuse(offset, 'too-deep', `this is nested deeper than ${depthMax} levels`);
  if (isAlias(node)) {
    const target = to.anchors.get(node.source);
    if (target === undefined)
      return refuse(offset, 'not-yaml', `*${node.source} is an alias of nothing that is written before it`);
    if (depth + target.depth > depthMax) refuse(offset, 'too-deep', `this is nested deeper than ${depthMax} levels`);
    return target;
  }
  const measured = isMap(node)
    ? mapOf(node, depth, to)
    : isSeq(node)
      ? listOf(node, depth, to)
      : { value: scalarOf(node, to.placeAt(offset)), size: 1, depth: 0 };
  if (measured.size > valuesMax)
    refuse(offset, 'too-large', 'with its aliases written out this is too large to be read');
  const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) to.anchors.set(anchor, measured);
  return measured;
}

function listOf(node: YAMLSeq, depth: number, to: Conversion): Measured {
  const parts = node.items.map((item) => convert(item, depth + 1, to));
  const place = to.placeAt(offsetOf(node));
  return measure({ kind: 'list', items: parts.map(({ value }) => value), place }, parts);
}

function mapOf(node: YAMLMap, depth: number, to: Conversion): Measured {
  const entries = new Map<string, Value>();
  const merged: Value[] = [];
  const parts: Measured[] = [];
  for (const { key, value } of node.items) {
    const name = keyOf(key);
    const part = convert(value, depth + 1, to);
    parts.push(part);
    if (name === '<<') {
      merged.push(...(part.value.kind === 'list' ? part.value.items : [part.value]));
      continue;
    }
    if (entries.has(name)) refuse(offsetOf(key), 'duplicate-key', `the key "${name.slice(0, 80)}" is there twice`);
    if (!isAlias(value)) to.keys.set(part.value, to.placeAt(offsetOf(key)));
    entries.set(name, part.value);
  }
  // What a map has itself goes before what it merges, and the first that it merges before the next.
  for (const other of merged)
    for (const [name, value] of other.kind === 'map' ? other.entries : [])
      if (!entries.has(name)) entries.set(name, value);
  return measure({ kind: 'map', entries, place: to.placeAt(offsetOf(node)) }, parts);
}

function measure(value: Value, parts: readonly Measured[]): Measured {
  return {
    value,
    size: parts.reduce((sum, { size }) => sum + size, 1),
    depth: parts.reduce((most, { depth }) => Math.max(most, depth + 1), 0),
  };
}

/** A key is a text, however it is written: a status is often a number. */
function keyOf(key: unknown): string {
  if (!isScalar(key) || key.value === null) return refuse(offsetOf(key), 'wrong-shape', 'a key has to be a text');
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function scalarOf(node: unknown, place: Place): Value {
  const value: unknown = isScalar(node) ? node.value : null;
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (isPlain) return { kind: 'scalar', value: value as string | number | boolean, place };
  return { kind: 'scalar', value: isScalar(node) && value !== null ? (node.source ?? null) : null, place };
}

function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

function refuse(offset: number, code: string, message: string): never {
  throw new Wrong({ offset, code, message });
}
