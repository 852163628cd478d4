import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';

/** Upper and lower case of the invariant culture: unit by unit, one for one, and never from beyond ASCII into it. */

const onlyAscii = /^[\0-\x7f]*$/;

export function upperText(rt: Runtime, text: string): string {
  burn(rt, text.length >>> 3);
  return onlyAscii.test(text) ? text.toUpperCase() : mapped(rt, text, upperUnit);
}

export function lowerText(rt: Runtime, text: string): string {
  burn(rt, text.length >>> 3);
  return onlyAscii.test(text) ? text.toLowerCase() : mapped(rt, text, lowerUnit);
}

export function upperUnit(unit: string): string {
  return kept(unit, unit.toUpperCase());
}

export function lowerUnit(unit: string): string {
  return kept(unit, unit.toLowerCase());
}

function kept(unit: string, other: string): string {
  return other.length === 1 && (unit <= '\x7f' || other > '\x7f') ? other : unit;
}

function mapped(rt: Runtime, text: string, map: (unit: string) => string): string {
  burn(rt, text.length);
  let result = '';
  for (let at = 0; at < text.length; at += 1) result += map(text.charAt(at));
  return result;
}
