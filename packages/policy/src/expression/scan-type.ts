import type { Cursor } from './cursor.ts';
import { isAt, isName, isWord, partnerAhead, peek } from './cursor.ts';
import { keywordTypes } from './word.ts';

/** A type found ahead: the distance of the token behind it, and whether it can be nothing but a type. */
export type ScannedType = { readonly end: number; readonly isSure: boolean };

const depthMax = 100;

/** Whether a type begins `ahead` tokens on. Nothing is taken, and nothing is built. */
export function scanType(cursor: Cursor, ahead = 0, depth = 0): ScannedType | null {
  if (depth > depthMax) return null;
  const base = scanBase(cursor, ahead, depth);
  if (base === null) return null;
  let { end, isSure } = base;
  for (;;) {
    if (isAt(cursor, '?', end)) end += 1;
    else if (isAt(cursor, '[', end) && (isAt(cursor, ']', end + 1) || isAt(cursor, ',', end + 1))) {
      const partner = partnerAhead(cursor, end);
      if (partner < 0) return null;
      end = partner + 1;
    } else return { end, isSure };
    isSure = true;
  }
}

function scanBase(cursor: Cursor, ahead: number, depth: number): ScannedType | null {
  const token = peek(cursor, ahead);
  if (token.kind === 'keyword' && keywordTypes.has(token.text)) return { end: ahead + 1, isSure: true };
  if (isAt(cursor, '(', ahead)) return scanTuple(cursor, ahead, depth);
  const isGlobal = isWord(cursor, 'global', ahead) && isAt(cursor, '::', ahead + 1);
  return scanDotted(cursor, isGlobal ? ahead + 2 : ahead, depth);
}

function scanDotted(cursor: Cursor, ahead: number, depth: number): ScannedType | null {
  let at = ahead;
  let isSure = false;
  for (;;) {
    if (!isName(cursor, at)) return null;
    at += 1;
    if (isAt(cursor, '<', at)) {
      const args = scanTypeArguments(cursor, at, depth);
      if (args === null) return null;
      at = args.end;
      isSure = args.isSure;
    }
    if (!isAt(cursor, '.', at)) return { end: at, isSure };
    at += 1;
  }
}

/** `<A, B>`, from its `<` on. */
export function scanTypeArguments(cursor: Cursor, ahead: number, depth = 0): ScannedType | null {
  let at = ahead + 1;
  let isSure = false;
  for (;;) {
    const arg = scanType(cursor, at, depth + 1);
    if (arg === null) return null;
    isSure ||= arg.isSure;
    at = arg.end;
    if (isAt(cursor, '>', at)) return { end: at + 1, isSure };
    if (!isAt(cursor, ',', at)) return null;
    at += 1;
  }
}

/** `(A, B b)`. It may be a tuple of values all the same, unless an element can only be a type's. */
function scanTuple(cursor: Cursor, ahead: number, depth: number): ScannedType | null {
  let at = ahead + 1;
  let isSure = false;
  for (let count = 1; ; count += 1) {
    const element = scanType(cursor, at, depth + 1);
    if (element === null) return null;
    at = element.end;
    isSure ||= element.isSure;
    if (isName(cursor, at)) {
      isSure = true;
      at += 1;
    }
    if (isAt(cursor, ')', at)) return count > 1 ? { end: at + 1, isSure } : null;
    if (!isAt(cursor, ',', at)) return null;
    at += 1;
  }
}

/** Whether a type and a name stand here: what begins a declaration. */
export function isTypeAndName(cursor: Cursor, ahead = 0): boolean {
  const type = scanType(cursor, ahead);
  return type !== null && isName(cursor, type.end);
}
