import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Document, Node, ParsedNode, YAMLError } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';

/** A text that somebody has read from a file. */
export type InputText = { readonly file: string; readonly text: string };

/** What a JSON or YAML text says, and where it says it. */
export type SourceText = {
  readonly file: string;
  readonly value: unknown;
  readonly root: Node | null;
  readonly lines: LineCounter;
  readonly document: Document | null;
};

/** The way from the top of a file to a value in it. */
export type ValuePath = readonly PropertyKey[];

/** A text longer than this is refused. */
const charactersMax = 16 * 1024 * 1024;

type Wrong = { readonly offset: number; readonly code: string; readonly message: string };

/** Reads JSON, or YAML 1.2 with its core schema: one document, each key once. `area` begins the codes of faults. */
export function readSource({ file, text }: InputText, area: string): Result<SourceText, Fault> {
  const lines = new LineCounter();
  function refuse({ offset, code, message }: Wrong): Result<SourceText, Fault> {
    const { line, col } = offset === 0 ? { line: 1, col: 1 } : lines.linePos(offset);
    return failed({ code: `${area}/${code}`, severity: 'error', message, place: { file, line, column: col } });
  }
  if (text.length > charactersMax) {
    const message = `the file has ${text.length} characters, expected at most ${charactersMax}`;
    return refuse({ offset: 0, code: 'too-large', message });
  }
  const parsed = parseAllDocuments(text.replace(/^\uFEFF/, ''), { ...options, lineCounter: lines });
  const documents = 'empty' in parsed ? [] : parsed;
  const wrong = wrongDocument(documents);
  if (wrong !== null) return refuse(wrong);
  const [document = null] = documents;
  const root = document === null ? null : asNode(document.contents);
  const key = root === null ? null : wrongKey(root);
  if (key !== null) return refuse(key);
  const value = valueOf(document);
  return value.ok ? ok({ file, value: value.value, root, lines, document }) : refuse(value.failure);
}

// Keys are compared below: the library does it in time that grows with the square of their number.
const options = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false } as const;

function wrongDocument([first, second]: readonly Document.Parsed[]): Wrong | null {
  const broken = first?.errors[0] ?? first?.warnings[0];
  if (broken !== undefined) return syntaxWrong(broken);
  if (second === undefined) return null;
  return {
    offset: second.range[0],
    code: 'not-yaml',
    message: 'a second document begins here, expected one in the file',
  };
}

function valueOf(document: Document | null): Result<unknown, Wrong> {
  try {
    return ok(document?.toJS({ maxAliasCount: 100 }) ?? null);
  } catch (error) {
    const isAliases = error instanceof ReferenceError;
    const message = isAliases ? 'the aliases of the file make too much of it' : 'the file is nested too deeply';
    return failed({ offset: 0, code: 'too-large', message });
  }
}

/** The first key that is there twice or is no text. */
function wrongKey(root: Node): Wrong | null {
  let wrong: Wrong | null = null;
  visit(root, (_, node) => {
    if (isMap(node)) wrong = wrongKeyOf(node.items.map(({ key }) => key));
    return wrong === null ? undefined : visit.BREAK;
  });
  return wrong;
}

function wrongKeyOf(keys: readonly unknown[]): Wrong | null {
  const seen = new Set<string>();
  for (const key of keys) {
    const offset = (isNode(key) ? key.range?.[0] : null) ?? 0;
    const name = nameOf(key);
    if (name === null) return { offset, code: 'wrong-type', message: 'a key has to be a text' };
    const shown = name.slice(0, 60);
    if (seen.has(name)) return { offset, code: 'duplicate-key', message: `the key "${shown}" is there twice` };
    if (name === '__proto__') return { offset, code: 'unknown-key', message: `"${shown}" cannot be a key here` };
    seen.add(name);
  }
  return null;
}

function nameOf(key: unknown): string | null {
  if (!isScalar(key) || key.value === null || key.value === undefined) return null;
  return typeof key.value === 'string' ? key.value : JSON.stringify(key.value);
}

function syntaxWrong({ code, message, pos: [offset] }: YAMLError): Wrong {
  if (code === 'TAB_AS_INDENT')
    return { offset, code: 'not-yaml', message: 'a tab indents this line, expected blanks' };
  // The library reads nesting by recursion, and says so when there is too much of it.
  if (message.includes('call stack')) return { offset, code: 'too-large', message: 'the file is nested too deeply' };
  if (/flow-(?:map|seq)-start/.test(message))
    return { offset, code: 'not-yaml', message: 'a { or [ is not expected here: a text that has one stands in quotes' };
  const [what = ''] = message.split('\n');
  return { offset, code: 'not-yaml', message: `this is neither JSON nor YAML: ${what.slice(0, 160)}` };
}

/** The value at a path as it stands in the file; `undefined` where there is none. */
export function nodeAt(source: SourceText, path: ValuePath): Node | null | undefined {
  let at: Node | null = source.root;
  for (const step of path) {
    const next: Node | null | undefined = inner(resolved(source, at), step);
    if (next === undefined) return undefined;
    at = next;
  }
  return resolved(source, at);
}

function inner(node: Node | null, step: PropertyKey): Node | null | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => nameOf(key) === String(step));
    return pair === undefined ? undefined : asNode(pair.value);
  }
  if (!isSeq(node) || typeof step !== 'number' || step >= node.items.length) return undefined;
  return asNode(node.items[step]);
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function resolved({ document }: SourceText, node: Node | null): Node | null {
  if (!isAlias(node) || document === null) return node;
  return (node.resolve(document) as ParsedNode | undefined) ?? null;
}

/** Where the value at a path was written, or the nearest thing above it. */
export function placeAt(source: SourceText, path: ValuePath): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(source, path.slice(0, length));
    const offset = node?.range?.[0] ?? (length > 0 ? keyOffset(source, path.slice(0, length)) : undefined);
    if (offset !== undefined) return placeOf(source, offset);
  }
  return { file: source.file, line: 1, column: 1 };
}

/** Where the name of the value at a path was written. */
export function keyPlaceAt(source: SourceText, path: ValuePath): Place {
  const offset = keyOffset(source, path);
  return offset === undefined ? placeAt(source, path) : placeOf(source, offset);
}

function keyOffset(source: SourceText, path: ValuePath): number | undefined {
  const parent = nodeAt(source, path.slice(0, -1));
  const name = String(path.at(-1));
  const key = isMap(parent) ? parent.items.find((pair) => nameOf(pair.key) === name)?.key : undefined;
  return isNode(key) ? key.range?.[0] : undefined;
}

function placeOf({ file, lines }: SourceText, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? { file, line: 1, column: 1 } : { file, line, column: col };
}

/** What stands at a path, in words for a message. */
export function foundAt(source: SourceText, path: ValuePath): string {
  const node = nodeAt(source, path);
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  const shown =
    typeof node.value === 'string' ? JSON.stringify(node.value) : (node.source ?? JSON.stringify(node.value));
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
