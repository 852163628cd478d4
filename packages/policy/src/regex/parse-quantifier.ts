import type { Scan } from './scan.ts';
import { isDigit, peek, refuse, take } from './scan.ts';
import type { Node } from './syntax.ts';

/** A quantifier and the `?` behind it, applied to what stands before. */
export function takeQuantifier(scan: Scan, body: Node): Node {
  const { min, max } = takeCounts(scan);
  const isLazy = peek(scan) === '?';
  if (isLazy) scan.at += 1;
  if (min > max) refuse(scan, 'Illegal {x,y} with x > y.');
  return { kind: 'repeat', body, min, max, isLazy };
}

function takeCounts(scan: Scan): { readonly min: number; readonly max: number } {
  switch (take(scan)) {
    case '*':
      return { min: 0, max: Infinity };
    case '+':
      return { min: 1, max: Infinity };
    case '?':
      return { min: 0, max: 1 };
    default:
      return takeBraces(scan);
  }
}

function takeBraces(scan: Scan): { readonly min: number; readonly max: number } {
  const min = takeCount(scan);
  if (peek(scan) === '}') {
    scan.at += 1;
    return { min, max: min };
  }
  scan.at += 1;
  const max = peek(scan) === '}' ? Infinity : takeCount(scan);
  scan.at += 1;
  return { min, max };
}

function takeCount(scan: Scan): number {
  let count = 0;
  while (isDigit(peek(scan))) count = count * 10 + Number(take(scan));
  if (count > 0x7fffffff) refuse(scan, 'Capture group numbers must be less than or equal to Int32.MaxValue.');
  return count;
}
