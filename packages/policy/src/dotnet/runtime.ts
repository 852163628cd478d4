import { BudgetExceeded } from './budget.ts';
import { raise } from './raise.ts';

/** What the code of an expression runs with: its budget, and the ports through which time and chance come in. */
export type Runtime = {
  /** Steps that are left. Loops and calls take one, library work takes as many as it is long. */
  fuel: number;
  /** Steps that evaluations before this one have taken, where several have a runtime in common. */
  spent?: number;
  /** How deep calls of lambdas and local functions stand inside each other. */
  depth: number;
  readonly limits: Limits;
  /** Ends the lines of indented JSON and XML; `\n` unless said otherwise. */
  readonly newLine?: string;
  /** Now, in UTC, as .NET ticks: 100 ns since the year 1. */
  readonly nowTicks: () => bigint;
  /** The next 32 random bits. */
  readonly bits: () => number;
};

/** An expression's ceilings. */
export type Limits = {
  /** Steps of one evaluation. */
  readonly fuel: number;
  /** Characters of one string. */
  readonly textChars: number;
  /** Elements of one array, list, set or dictionary. */
  readonly items: number;
  /** Calls inside calls. */
  readonly depth: number;
};

export const defaultLimits: Limits = { fuel: 10_000_000, textChars: 16 * 1024 * 1024, items: 1_000_000, depth: 400 };

/** Takes steps from the budget; to be called by everything whose work grows with its input, before it does it. */
export function burn(rt: Runtime, steps: number): void {
  rt.fuel -= steps;
  if (rt.fuel < 0) throw new BudgetExceeded(`The expression takes more than ${rt.limits.fuel} steps.`);
}

/** So many whole budgets may be used up by all evaluations of one request together. */
const evaluationsMax = 50;

/** A whole budget for the next evaluation, as long as those before it leave something to the request. */
export function refill(rt: Runtime): void {
  rt.spent = (rt.spent ?? 0) + Math.max(0, rt.limits.fuel - rt.fuel);
  rt.fuel = rt.limits.fuel;
  rt.depth = 0;
  const most = rt.limits.fuel * evaluationsMax;
  if (rt.spent > most)
    throw new BudgetExceeded(`The expressions of the request take more than ${most} steps together.`);
}

/** Hands a new string on if it is not too long. Its length is paid for. */
export function newText(rt: Runtime, text: string): string {
  checkText(rt, text.length);
  burn(rt, text.length >>> 4);
  return text;
}

/** Whether two strings are equal. Only two of the same length are looked at, and only these are paid for. */
export function sameText(rt: Runtime, left: string | null, right: string | null): boolean {
  if (left !== null && right !== null && left.length === right.length) burn(rt, left.length >>> 6);
  return left === right;
}

/** To be called before a string of so many characters is made. */
export function checkText(rt: Runtime, chars: number): void {
  if (chars > rt.limits.textChars)
    throw new BudgetExceeded(`A string of the expression would have more than ${rt.limits.textChars} characters.`);
}

/** To be called before a collection has so many elements. */
export function checkItems(rt: Runtime, items: number): void {
  if (items > rt.limits.items)
    throw new BudgetExceeded(`A collection of the expression would have more than ${rt.limits.items} elements.`);
}

/** Takes one call's place; `leave` gives it back. */
export function enter(rt: Runtime): void {
  rt.depth += 1;
  if (rt.depth > rt.limits.depth)
    throw new BudgetExceeded(`Calls of the expression stand more than ${rt.limits.depth} deep.`);
  burn(rt, 1);
}

export function leave(rt: Runtime): void {
  rt.depth -= 1;
}

/** For what .NET has and policy expressions may not use. */
export function notSupported(message: string): never {
  return raise('System.NotSupportedException', message);
}
