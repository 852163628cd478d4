import type { Cutter, LogPiece } from './cut-lines.ts';
import { pieceMax, tooLong } from './cut-lines.ts';

/** A hot record: where the cutter stands. */
type State = {
  /** What of an object has come. */
  held: string;
  depth: number;
  inText: boolean;
  isEscaped: boolean;
  isSkipping: boolean;
  line: number;
  beganOn: number;
  /** The character before this one was the end of a line. */
  atStart: boolean;
  /** The object began at the start of a line. */
  beganAtStart: boolean;
};

const records = /^\s*\{\s*"records"\s*:\s*\[/;

/**
 * Cuts JSON into objects, however they come: one a line, in one list, or in lists under `records` as Azure Monitor writes
 * them. No list is ever held whole. What stands between objects and is no JSON is a piece of its own.
 */
export function createObjectCutter(): Cutter {
  const state: State = {
    held: '',
    depth: 0,
    inText: false,
    isEscaped: false,
    isSkipping: false,
    line: 1,
    beganOn: 1,
    atStart: true,
    beganAtStart: true,
  };
  return {
    cut: (chunk) => cut(state, chunk),
    rest: () => (state.held.trim() === '' ? [] : [{ text: state.held, line: state.beganOn }]),
  };
}

/** A chunk on its way through: `from` is where what has not been dealt with begins. */
type Scan = { readonly chunk: string; at: number; from: number; readonly pieces: LogPiece[] };

function cut(state: State, chunk: string): readonly LogPiece[] {
  const scan: Scan = { chunk, at: 0, from: 0, pieces: [] };
  for (; scan.at < chunk.length; scan.at += 1) {
    if (takeWholeLine(state, scan)) continue;
    const char = chunk.charCodeAt(scan.at);
    if (state.depth > 0 && startsAnew(state, char)) giveUp(state, scan);
    if (state.depth === 0) scan.from = outside(state, { ...scan, char }, scan.pieces);
    else if (inside(state, char)) takeObject(state, scan);
    else if (char === bracket.list && state.depth === 1) enterRecords(state, scan);
    state.atStart = char === bracket.newLine;
    if (state.atStart) state.line += 1;
  }
  keep(state, chunk.slice(scan.from));
  return scan.pieces;
}

function takeWholeLine(state: State, scan: Scan): boolean {
  if (!state.atStart || state.depth > 0 || state.held !== '' || scan.from !== scan.at) return false;
  const text = wholeLine(scan.chunk, scan.at);
  if (text === null) return false;
  scan.pieces.push({ text, line: state.line });
  state.line += 1;
  scan.at += text.length;
  scan.from = scan.at + 1;
  return true;
}

function giveUp(state: State, scan: Scan): void {
  scan.pieces.push({ text: state.held + scan.chunk.slice(scan.from, scan.at), line: state.beganOn });
  Object.assign(state, { depth: 0, inText: false, held: '' });
  scan.from = scan.at;
}

function takeObject(state: State, scan: Scan): void {
  scan.pieces.push(pieceOf(state, scan.chunk.slice(scan.from, scan.at + 1)));
  scan.from = scan.at + 1;
}

/** The items of the list under `records` are what is wanted. */
function enterRecords(state: State, scan: Scan): void {
  if (state.inText || !records.test(state.held + scan.chunk.slice(scan.from, scan.at + 1))) return;
  state.held = '';
  state.depth = 0;
  scan.from = scan.at + 1;
}

/** A line that begins and ends as an object does, if it is one: most logs have nothing else. */
function wholeLine(chunk: string, at: number): string | null {
  if (chunk.charCodeAt(at) !== bracket.open) return null;
  const end = chunk.indexOf('\n', at);
  if (end < 0 || chunk.charCodeAt(end - 1) !== bracket.close || end - at > pieceMax) return null;
  const line = chunk.slice(at, end);
  return records.test(line.slice(0, 200)) ? null : line;
}

const bracket = {
  open: 0x7b,
  close: 0x7d,
  list: 0x5b,
  listEnd: 0x5d,
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  newLine: 0x0a,
} as const;

/** A broken object must not take the rest of the log with it: where objects begin lines, the next one ends it. */
function startsAnew({ atStart, beganAtStart }: State, char: number): boolean {
  return atStart && beganAtStart && char === bracket.open;
}

type Place = Pick<Scan, 'chunk' | 'at' | 'from'> & { readonly char: number };

/** Between objects; returns where what is not dealt with begins. */
function outside(state: State, { chunk, at, from, char }: Place, pieces: LogPiece[]): number {
  if (char === bracket.open) {
    const before = (state.held + chunk.slice(from, at)).trim();
    if (before !== '') pieces.push({ text: before, line: state.beganOn });
    Object.assign(state, { held: '', depth: 1, inText: false, isEscaped: false, isSkipping: false });
    state.beganOn = state.line;
    state.beganAtStart = state.atStart;
    return at;
  }
  if (isBetween(char) && state.held.trim() === '' && chunk.slice(from, at).trim() === '') return at + 1;
  if (char !== bracket.newLine) {
    if ((state.held + chunk.slice(from, at)).trim() === '') state.beganOn = state.line;
    return from;
  }
  pieces.push({ text: (state.held + chunk.slice(from, at)).trim(), line: state.beganOn });
  state.held = '';
  return at + 1;
}

/** Blanks, commas, and the ends of lists and of what holds them; a mark of byte order. */
function isBetween(char: number): boolean {
  return char <= 0x20 || char === bracket.comma || char === bracket.list || char === bracket.listEnd || isEnd(char);
}

function isEnd(char: number): boolean {
  return char === bracket.close || char === 0xfeff;
}

/** Says whether the object ends with this character. */
function inside(state: State, char: number): boolean {
  if (state.inText) {
    if (state.isEscaped) state.isEscaped = false;
    else if (char === bracket.backslash) state.isEscaped = true;
    else if (char === bracket.quote) state.inText = false;
    return false;
  }
  if (char === bracket.quote) state.inText = true;
  else if (char === bracket.open) state.depth += 1;
  else if (char === bracket.close) state.depth -= 1;
  return state.depth === 0;
}

function pieceOf(state: State, end: string): LogPiece {
  const text = state.isSkipping || state.held.length + end.length > pieceMax ? tooLong : state.held + end;
  state.held = '';
  return { text, line: state.beganOn };
}

function keep(state: State, text: string): void {
  if (state.isSkipping) return;
  state.held += text;
  if (state.held.length > pieceMax) {
    state.held = '';
    state.isSkipping = true;
  }
}
