import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import { changeType } from './convert-value.ts';
import { parseQuery } from './json-path-query.ts';
import type { Cursor, PathStep } from './json-path-step.ts';
import { atEnd, expectMore, fail, peek, readQuoted, skipSpaces } from './json-path-step.ts';

const kept = new Map<string, readonly PathStep[]>();
const keptMax = 200;

/** The steps of a JSONPath as Newtonsoft reads it. */
export function parseJsonPath(rt: Runtime, text: string): readonly PathStep[] {
  burn(rt, 1 + text.length);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const steps = parseMain({ text, at: 0 });
  if (kept.size >= keptMax) kept.clear();
  kept.set(text, steps);
  return steps;
}

function parseMain(from: Cursor): readonly PathStep[] {
  if (from.text === '') return [];
  skipSpaces(from);
  if (peek(from) === '$') {
    if (from.text.length === from.at + 1) return [];
    // A name may begin with $ too.
    if (/[.[]/.test(from.text.charAt(from.at + 1))) from.at += 1;
  }
  const steps = parsePath(from, false);
  const end = from.at;
  skipSpaces(from);
  if (!atEnd(from)) return fail(`Unexpected character while parsing path: ${from.text.charAt(end)}`);
  return steps;
}

/** Reads steps up to what ends them; inside a query operators end them too. */
export function parsePath(from: Cursor, inQuery: boolean): readonly PathStep[] {
  const steps: PathStep[] = [];
  let scans = false;
  let after: 'start' | 'dot' | 'indexer' | 'name' = 'start';
  for (;;) {
    const sign = peek(from);
    if (atEnd(from) || endsPath(sign, inQuery)) break;
    if (sign === '[' || sign === '(') {
      steps.push(parseIndexer(from, scans));
      scans = false;
      after = 'indexer';
    } else if (sign === '.') {
      scans = from.text.charAt(from.at + 1) === '.';
      from.at += scans ? 2 : 1;
      after = 'dot';
    } else {
      if (after === 'indexer') return fail(`Unexpected character following indexer: ${sign}`);
      steps.push(nameStep(readName(from, inQuery), scans));
      scans = false;
      after = 'name';
    }
  }
  if (after === 'dot' && (atEnd(from) || inQuery)) return fail('Unexpected end while parsing path.');
  return steps;
}

function endsPath(sign: string, inQuery: boolean): boolean {
  return sign === ']' || sign === ')' || sign === ' ' || (inQuery && /[=<>!|&]/.test(sign));
}

function readName(from: Cursor, inQuery: boolean): string {
  const start = from.at;
  while (!atEnd(from) && !endsPath(peek(from), inQuery) && !/[.[(]/.test(peek(from))) from.at += 1;
  return from.text.slice(start, from.at);
}

function nameStep(name: string, scans: boolean): PathStep {
  const names = name === '*' ? null : [name];
  return { kind: scans ? 'scan' : 'names', names };
}

function parseIndexer(from: Cursor, scans: boolean): PathStep {
  const close = peek(from) === '[' ? ']' : ')';
  from.at += 1;
  expectMore(from, 'Path ended with open indexer.');
  skipSpaces(from);
  const sign = peek(from);
  if (sign === "'") return parseNames(from, { close, scans });
  return sign === '?' ? parseQueryStep(from, { close, scans }) : parseNumbers(from, close);
}

type Indexer = { readonly close: string; readonly scans: boolean };

function parseNames(from: Cursor, { close, scans }: Indexer): PathStep {
  const names: string[] = [];
  while (!atEnd(from)) {
    names.push(readQuoted(from));
    skipSpaces(from);
    expectMore(from, 'Path ended with open indexer.');
    const sign = peek(from);
    from.at += 1;
    if (sign === close) return { kind: scans ? 'scan' : 'names', names };
    if (sign !== ',') return fail(`Unexpected character while parsing path indexer: ${sign}`);
    skipSpaces(from);
    if (peek(from) !== "'") break;
  }
  return fail('Path ended with open indexer.');
}

function parseQueryStep(from: Cursor, { close, scans }: Indexer): PathStep {
  from.at += 1;
  expectMore(from, 'Path ended with open indexer.');
  if (peek(from) !== '(') return fail(`Unexpected character while parsing path indexer: ${peek(from)}`);
  from.at += 1;
  const query = parseQuery(from, (cursor) => parsePath(cursor, true));
  from.at += 1;
  expectMore(from, 'Path ended with open indexer.');
  skipSpaces(from);
  if (peek(from) !== close) return fail(`Unexpected character while parsing path indexer: ${peek(from)}`);
  from.at += 1;
  return { kind: 'query', query, scans };
}

/** `[0]`, `[0,2]`, `[1:5:2]` and `[*]`. */
function parseNumbers(from: Cursor, close: string): PathStep {
  const start = from.at;
  while (!atEnd(from) && peek(from) !== close) {
    if (!/[-0-9 ,:*]/.test(peek(from))) return fail(`Unexpected character while parsing path indexer: ${peek(from)}`);
    from.at += 1;
  }
  expectMore(from, 'Path ended with open indexer.');
  const inside = from.text.slice(start, from.at).trim();
  from.at += 1;
  if (inside === '*') return { kind: 'indexes', indexes: null };
  if (inside.includes('*')) return fail('Unexpected character while parsing path indexer: *');
  if (inside.includes(':')) return sliceOf(inside);
  const indexes = inside.split(',').map((part) => indexOf(part) ?? fail('Array index expected.'));
  return { kind: 'indexes', indexes };
}

function sliceOf(inside: string): PathStep {
  const [start = null, end = null, step = null, ...more] = inside.split(':').map(indexOf);
  if (more.length > 0) return fail('Unexpected character while parsing path indexer: :');
  if (step === 0) return raise('Newtonsoft.Json.JsonException', 'Step cannot be zero.');
  return { kind: 'slice', start, end, step: step ?? 1 };
}

function indexOf(part: string): number | null {
  const digits = part.trim();
  if (digits === '') return null;
  if (/[ ]/.test(digits))
    return fail(`Unexpected character while parsing path indexer: ${digits.charAt(digits.indexOf(' ') + 1)}`);
  return changeType(nothing, digits, 'System.Int32') as number;
}

/** Reading a number takes nothing from a budget. */
const nothing = {} as Runtime;
