import type { Fault, Place } from '@keelgate/model';
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Value } from './value.ts';
import { rememberWritten } from './written-text.ts';

/** A file that the caller has read. */
export type TemplateSource = { readonly file: string; readonly text: string };

/** Nothing a person or a tool writes is nested deeper. */
const depthMax = 200;

/** JSON with comments, as values with places; what is wrong with it goes to `faults`. */
export function parseJson({ file, text }: TemplateSource, faults: Fault[]): Value | null {
  const errors: ParseError[] = [];
  const lines = lineStarts(text);
  function placeAt(offset: number): Place {
    const line = lineOf(lines, offset);
    return { file, line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  }
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const depth = nesting(source);
  if (depth.levels > depthMax) {
    faults.push({
      code: 'arm/too-deep',
      severity: 'error',
      message: `the file is nested deeper than ${depthMax} levels`,
      place: placeAt(depth.at),
    });
    return null;
  }
  const { root, isFolded } = treeOf(source, errors);
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const what = error === undefined ? 'an empty file' : readable(printParseErrorCode(error.error));
    faults.push({
      code: 'arm/not-json',
      severity: 'error',
      message: `this is not JSON: ${what}`,
      place: placeAt(error?.offset ?? 0),
    });
    return null;
  }
  return toValue(root, { placeAt, source, isFolded, faults });
}

const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: false };

/** Azure takes texts that go on over several lines too: they are looked for where it is no JSON otherwise. */
function treeOf(source: string, errors: ParseError[]): { readonly root: Node | undefined; readonly isFolded: boolean } {
  const root = parseTree(source, errors, options);
  if (errors.length === 0) return { root, isFolded: false };
  const again: ParseError[] = [];
  const folded = parseTree(fold(source), again, options);
  if (again.length > 0 || folded === undefined) return { root, isFolded: false };
  errors.length = 0;
  return { root: folded, isFolded: true };
}

/** Characters of a text that JSON does not allow as they are, each with one that stands for it meanwhile. */
const stands: readonly (readonly [string, string])[] = [
  ['\n', '\uE00A'],
  ['\r', '\uE00D'],
  ['\t', '\uE009'],
];

function fold(source: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '/' && (source[at + 1] === '/' || source[at + 1] === '*')) at = endOfComment(source, at);
    if (source[at] !== '"') continue;
    const end = endOfString(source, at);
    parts.push(
      source.slice(from, at),
      stands.reduce((text, [char, other]) => text.replaceAll(char, other), source.slice(at, end)),
    );
    from = end;
    at = end;
  }
  return [...parts, source.slice(from)].join('');
}

function endOfComment(source: string, at: number): number {
  const end = source[at + 1] === '/' ? source.indexOf('\n', at) : source.indexOf('*/', at + 2) + 1;
  return end <= at ? source.length : end;
}

type Reading = {
  readonly placeAt: (offset: number) => Place;
  readonly source: string;
  readonly isFolded: boolean;
  readonly faults: Fault[];
};

function textValue(node: Node, place: Place, { source, isFolded }: Reading): Value {
  const folded = String(node.value);
  const value = isFolded ? stands.reduce((text, [char, other]) => text.replaceAll(other, char), folded) : folded;
  // An expression in it has places of its own.
  const isAsMeant = node.length === value.length + 2 && !value.includes('\n');
  if (value.startsWith('[') && !isAsMeant) {
    rememberWritten(place, source.slice(node.offset, node.offset + node.length));
  }
  return { kind: 'scalar', value, place };
}

function toValue(node: Node, reading: Reading): Value {
  const { placeAt, faults } = reading;
  const place = placeAt(node.offset);
  if (node.type === 'string') return textValue(node, place, reading);
  if (node.type === 'array') {
    return { kind: 'list', items: (node.children ?? []).map((child) => toValue(child, reading)), place };
  }
  if (node.type !== 'object') return { kind: 'scalar', value: node.value as string | number | boolean | null, place };
  const entries = new Map<string, Value>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (entries.has(name)) {
      faults.push({
        code: 'arm/duplicate-key',
        severity: 'warning',
        message: `"${name}" is written twice; the last one counts`,
        place: placeAt(key.offset),
      });
    }
    entries.set(name, toValue(value, reading));
  }
  return { kind: 'map', entries, place };
}

/** `PropertyNameExpected` as `property name expected`. */
function readable(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function nesting(text: string): { readonly levels: number; readonly at: number } {
  let level = 0;
  let most = { levels: 0, at: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') level += 1;
    else if (char === '}' || char === ']') level -= 1;
    if (level > most.levels) most = { levels: level, at };
  }
  return most;
}

function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
