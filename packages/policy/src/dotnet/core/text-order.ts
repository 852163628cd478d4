import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, sameText } from '../runtime.ts';
import type { EnumValue } from '../value.ts';
import { upperText } from './text-case.ts';

/** How strings are compared: by their units, or as words of the invariant culture, with or without regard to case. */
export type Comparison = { readonly isOrdinal: boolean; readonly ignoresCase: boolean };

export const ordinal: Comparison = { isOrdinal: true, ignoresCase: false };
export const invariant: Comparison = { isOrdinal: false, ignoresCase: false };

/** What a `StringComparison` asks for; the current culture is the invariant one. */
export function comparisonOf({ value }: EnumValue): Comparison {
  if (value < 0 || value > 5)
    return raiseArgument('The string comparison type passed in is currently not supported.', 'comparisonType');
  return { isOrdinal: value >= 4, ignoresCase: value % 2 === 1 };
}

/** Negative, 0 or positive; `null` comes first. */
export function compareText(rt: Runtime, left: string | null, right: string | null, how: Comparison): number {
  if (sameText(rt, left, right)) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  burn(rt, Math.min(left.length, right.length) >>> 3);
  if (!how.isOrdinal) return compareSimple(left, right, how.ignoresCase) ?? compareAll(rt, left, right, how);
  return how.ignoresCase ? compareUnits(upperText(rt, left), upperText(rt, right)) : compareUnits(left, right);
}

export function equalText(rt: Runtime, left: string | null, right: string | null, how: Comparison): boolean {
  if (sameText(rt, left, right)) return true;
  if (left === null || right === null || !how.ignoresCase || left.length !== right.length) return false;
  return upperText(rt, left) === upperText(rt, right);
}

/** What is left of a text for searching in it: in upper case where case is ignored. Positions stay the same. */
export function searchable(rt: Runtime, text: string, how: Comparison): string {
  return how.ignoresCase ? upperText(rt, text) : text;
}

/** The difference of the first units that differ, or of the lengths. */
function compareUnits(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** ASCII as cultures order it: blanks and signs, then digits, then letters (whose case is looked at last). */
const order = '\t\n\v\f\r !"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789abcdefghijklmnopqrstuvwxyz';
const ranks: ReadonlyMap<string, number> = new Map(Array.from(order, (sign, index) => [sign, index]));
const beyond = order.length;

const simpleRanks: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return sign === '-' || sign === "'" ? 0 : (ranks.get(sign.toLowerCase()) ?? -1) + 1;
});

/** The same for ASCII without hyphens and apostrophes, which is nearly all there is; `null` for the rest. */
function compareSimple(left: string, right: string, ignoresCase: boolean): number | null {
  let byCase = 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [first, second] = [left.charCodeAt(at), right.charCodeAt(at)];
    const byLetter = compareRank(rankOf(first), rankOf(second));
    // A mark further on would count for nothing, but an accent could be joined to this very letter.
    if (byLetter !== 0) return isPlain(left, at + 1) && isPlain(right, at + 1) ? byLetter : null;
    if (byCase === 0 && first !== second) byCase = first > second ? -1 : 1;
  }
  return left.length === right.length ? (ignoresCase ? 0 : byCase) : compareEnds(left, right);
}

/** One of them goes on where the other ends. */
function compareEnds(left: string, right: string): number | null {
  const isLonger = left.length > right.length;
  const [longer, length] = isLonger ? [left, right.length] : [right, left.length];
  for (let at = length; at < longer.length; at += 1) if (rankOf(longer.charCodeAt(at)) === 0) return null;
  return isLonger ? 1 : -1;
}

function rankOf(code: number): number {
  return simpleRanks[code] ?? 0;
}

/** `null` where one of them is not simple. */
function compareRank(left: number, right: number): number | null {
  return left === 0 || right === 0 ? null : Math.sign(left - right);
}

function isPlain(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) < 128;
}

function compareAll(rt: Runtime, left: string, right: string, { ignoresCase }: Comparison): number {
  burn(rt, (left.length + right.length) * 2);
  return compareWords(left, right, ignoresCase);
}

/**
 * Words of the invariant culture: letters by alphabet first, then by accents, then small before capital. Hyphens and
 * apostrophes count only where nothing else differs.
 */
function compareWords(left: string, right: string, ignoresCase: boolean): number {
  const [first, second] = [weigh(left), weigh(right)];
  const byLetters = compareRanks(first.letters, second.letters);
  if (byLetters !== 0) return byLetters;
  const byAccents = compareUnits(first.accents, second.accents);
  if (byAccents !== 0) return Math.sign(byAccents);
  const byCase = ignoresCase ? 0 : compareUnits(first.cases, second.cases);
  return Math.sign(byCase !== 0 ? byCase : compareUnits(first.marks, second.marks));
}

type Weight = {
  readonly letters: readonly number[];
  readonly accents: string;
  readonly cases: string;
  readonly marks: string;
};

function weigh(text: string): Weight {
  const letters: number[] = [];
  let accents = '';
  let cases = '';
  let marks = '';
  for (const sign of text.normalize('NFD')) {
    if (/\p{M}/u.test(sign)) accents += `${String.fromCharCode(letters.length)}${sign}`;
    else if (sign === '-' || sign === "'") marks += `${String.fromCharCode(letters.length)}${sign === '-' ? '2' : '1'}`;
    else if (sign !== '\0') {
      const small = sign.toLowerCase();
      letters.push(ranks.get(small) ?? beyond + (small.codePointAt(0) ?? 0));
      cases += small === sign ? '0' : '1';
    }
  }
  return { letters, accents, cases, marks };
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(left.length - right.length);
}
