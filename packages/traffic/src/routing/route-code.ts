import { mix } from '@keelgate/model';
import type { ApiFamily, ApiNode, RoutedApi } from './api-tree.ts';
import type { Ending, MixedChild, OperationNode } from './operation-tree.ts';

/**
 * A tree of APIs and their operations laid out in one array of integers, node after node with their literals' characters in
 * between: a request reads a few lines of memory that lie side by side, however many operations there are.
 *
 * A node is `header` integers and, where it has a few literals only, these. A literal is its length, its node, its number
 * and its characters, four to an integer. Where there are more, a table of hashes has their places.
 */
export type RouteCode = {
  words: Int32Array;
  /** The same memory, by characters. */
  bytes: Uint8Array;
  readonly root: number;
  /** What literals say, by number. */
  readonly texts: string[];
  /** `*` first. */
  readonly methods: string[];
  readonly endings: Ending[];
  readonly mixed: MixedCode[][];
  readonly families: (readonly ApiFamily[])[];
  /** Where the operations of an API that is asked for otherwise than by its path alone begin. */
  readonly roots: Map<RoutedApi, number>;
};

export type MixedCode = { readonly literals: readonly string[]; readonly node: number };

/** What stands in a node, 0 for nothing. `direct` are the operations of the one API that a path alone means. */
export const at = { count: 0, table: 1, parameter: 2, mixed: 3, ends: 4, rests: 5, families: 6, direct: 7 } as const;
export const header = 8;
/** So many literals are compared in turn. */
export const few = 8;
export const inLiteral = { length: 0, node: 1, text: 2, chars: 3 } as const;

/** Matches no character of a plain path. */
const never = 255;

type Writer = RouteCode & { used: number };

export function compileRoutes(tree: ApiNode): RouteCode {
  const words = new Int32Array(1024);
  const writer: Writer = {
    words,
    bytes: new Uint8Array(words.buffer),
    // What stands at 0 is nothing.
    used: header,
    root: header,
    texts: [],
    methods: ['*'],
    endings: [],
    mixed: [[]],
    families: [[]],
    roots: new Map(),
  };
  writeApis(writer, tree);
  const { used, ...code } = writer;
  const exact = code.words.slice(0, used);
  return { ...code, words: exact, bytes: new Uint8Array(exact.buffer) };
}

/** Room for so many integers; where it begins. */
function take(writer: Writer, size: number): number {
  const from = writer.used;
  writer.used += size;
  if (writer.used > writer.words.length) {
    const wider = new Int32Array(Math.max(writer.used, writer.words.length * 2));
    wider.set(writer.words);
    writer.words = wider;
    writer.bytes = new Uint8Array(wider.buffer);
  }
  return from;
}

function writeApis(writer: Writer, { children, families }: ApiNode): number {
  const node = take(writer, header);
  const literals = writeLiterals(writer, node, [...children.keys()]);
  if (families.length > 0) {
    writer.words[node + at.families] = writer.families.push(families) - 1;
    for (const { revisions, current } of families) {
      const all = current === null ? [...revisions.values()] : [current, ...revisions.values()];
      for (const routed of all) {
        if (!writer.roots.has(routed)) writer.roots.set(routed, writeOperations(writer, routed.operations));
      }
    }
    writer.words[node + at.direct] = directOf(writer, families);
  }
  for (const [place, next] of [...children.values()].entries()) {
    const child = writeApis(writer, next);
    writer.words[(literals[place] as number) + inLiteral.node] = child;
  }
  return node;
}

/** One API that asks for nothing, and whose current revision is there: most paths mean such a one. */
function directOf({ roots }: Writer, families: readonly ApiFamily[]): number {
  const [only, second] = families;
  if (only === undefined || second !== undefined || only.asks.kind !== 'anything') return 0;
  return only.current?.api.online === true ? (roots.get(only.current) as number) : 0;
}

function writeOperations(writer: Writer, tree: OperationNode): number {
  const node = take(writer, header);
  const literals = writeLiterals(writer, node, [...tree.literals.keys()]);
  const ends = writeEndings(writer, tree.ends);
  const rests = writeEndings(writer, tree.rests);
  writer.words[node + at.ends] = ends;
  writer.words[node + at.rests] = rests;
  if (tree.parameter !== null) {
    const parameter = writeOperations(writer, tree.parameter);
    writer.words[node + at.parameter] = parameter;
  }
  if (tree.mixed.length > 0) {
    const mixed = tree.mixed.map((one: MixedChild) => ({ ...one, node: writeOperations(writer, one.node) }));
    writer.words[node + at.mixed] = writer.mixed.push(mixed) - 1;
  }
  for (const [place, next] of [...tree.literals.values()].entries()) {
    const child = writeOperations(writer, next);
    writer.words[(literals[place] as number) + inLiteral.node] = child;
  }
  return node;
}

/** How many there are, and for each its method's number and its own. */
function writeEndings(writer: Writer, endings: ReadonlyMap<string, Ending>): number {
  if (endings.size === 0) return 0;
  const from = take(writer, 1 + endings.size * 2);
  writer.words[from] = endings.size;
  for (const [place, [method, ending]] of [...endings].entries()) {
    writer.words[from + 1 + place * 2] = methodNumber(writer.methods, method);
    writer.words[from + 2 + place * 2] = writer.endings.push(ending) - 1;
  }
  return from;
}

function methodNumber(methods: string[], method: string): number {
  const known = methods.indexOf(method);
  return known >= 0 ? known : methods.push(method) - 1;
}

/** Writes what the literals say, right after their node; returns where each stands. */
function writeLiterals(writer: Writer, node: number, texts: readonly string[]): readonly number[] {
  writer.words[node + at.count] = texts.length;
  const places = texts.map((text) => {
    const place = take(writer, inLiteral.chars + Math.ceil(text.length / 4));
    writer.words[place + inLiteral.length] = text.length;
    writer.words[place + inLiteral.text] = writer.texts.push(text) - 1;
    for (let index = 0; index < text.length; index += 1)
      writer.bytes[(place + inLiteral.chars) * 4 + index] = plainCode(text.charCodeAt(index));
    return place;
  });
  if (texts.length > few) {
    const table = writeTable(writer, texts, places);
    writer.words[node + at.table] = table;
  }
  return places;
}

/**
 * A slash or an escape of a literal's own can only be said by a path with escapes, which is not compared by characters; and
 * a semicolon may begin a revision.
 */
function plainCode(char: number): number {
  return char > 127 || char === 47 || char === 37 || char === 59 ? never : char;
}

/** A mask, and pairs of hash and place: twice as many as there are literals, or more. */
function writeTable(writer: Writer, texts: readonly string[], places: readonly number[]): number {
  let slots = 8;
  while (slots < texts.length * 2) slots *= 2;
  const table = take(writer, 1 + slots * 2);
  const { words } = writer;
  words[table] = slots - 1;
  for (const [index, text] of texts.entries()) {
    const hash = hashOf(text);
    let slot = mix(hash) & (slots - 1);
    while (words[table + 2 + slot * 2] !== 0) slot = (slot + 1) & (slots - 1);
    words[table + 1 + slot * 2] = hash;
    words[table + 2 + slot * 2] = places[index] as number;
  }
  return table;
}

/** The hash that tables are made with; a search works it out as it reads. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = ((hash << 5) | (hash >>> 27)) ^ text.charCodeAt(index);
  return hash;
}
