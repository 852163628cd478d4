import { raiseArgument } from '../dotnet/raise.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { hasCode } from './char-set.ts';
import { wordSet } from './category.ts';
import { ecmaScript, ignoreCase } from './option.ts';
import type { GroupTable } from './syntax.ts';

/** A parser's place in the pattern, and what it has seen. */
export type Scan = {
  readonly pattern: string;
  at: number;
  options: number;
  /** Groups inside groups. */
  depth: number;
  /** The number of the next group without a name. */
  nextNumber: number;
  /** The groups, once a first reading has found them. */
  readonly groups: GroupTable | null;
  /** Numbers and names as they are met. */
  readonly numbersSeen: Set<number>;
  readonly namesSeen: Set<string>;
  /** Pays for work. */
  readonly spend: (steps: number) => void;
};

const depthMax = 250;

/** Throws what .NET throws for a pattern that it cannot read. */
export function refuse(scan: Scan, message: string): never {
  return raiseArgument(`parsing "${scan.pattern}" - ${message}`);
}

export function descend(scan: Scan): void {
  scan.depth += 1;
  if (scan.depth > depthMax)
    throw new BudgetExceeded(`Groups of a regular expression stand more than ${depthMax} deep.`);
}

export function has(scan: Scan, option: number): boolean {
  return (scan.options & option) !== 0;
}

export function ignoresCase(scan: Scan): boolean {
  return has(scan, ignoreCase);
}

export function isEcma(scan: Scan): boolean {
  return has(scan, ecmaScript);
}

/** Characters that are left. */
export function left(scan: Scan): number {
  return scan.pattern.length - scan.at;
}

/** A character ahead, without taking it; `''` behind the end. */
export function peek(scan: Scan, ahead = 0): string {
  return scan.pattern.charAt(scan.at + ahead);
}

export function take(scan: Scan): string {
  const found = scan.pattern.charAt(scan.at);
  scan.at += 1;
  return found;
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

export function isWordChar(char: string): boolean {
  return char !== '' && hasCode(wordSet(false), char.charCodeAt(0));
}

/** A whole number that fits into an int. */
export function takeDecimal(scan: Scan): number {
  let value = 0;
  while (isDigit(peek(scan))) {
    value = value * 10 + Number(take(scan));
    if (value > 0x7fffffff) refuse(scan, 'Capture group numbers must be less than or equal to Int32.MaxValue.');
  }
  return value;
}

/** A run of word characters. */
export function takeName(scan: Scan): string {
  const from = scan.at;
  while (isWordChar(peek(scan))) scan.at += 1;
  return scan.pattern.slice(from, scan.at);
}

/** Whether a group with the number exists; in the first reading each does. */
export function isGroup(scan: Scan, number: number): boolean {
  return scan.groups === null || scan.groups.slotOf.has(number);
}

/** The number of a named group; in the first reading 0 stands for each. */
export function groupNamed(scan: Scan, name: string): number | undefined {
  return scan.groups === null ? 0 : scan.groups.numberOf.get(name);
}
