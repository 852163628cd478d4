import { raise } from '../raise.ts';

/** What LINQ says when a sequence does not hold what was asked for. */

export function raiseNoElements(): never {
  return raise('System.InvalidOperationException', 'Sequence contains no elements');
}

export function raiseNoMatch(): never {
  return raise('System.InvalidOperationException', 'Sequence contains no matching element');
}

export function raiseMoreThanOne(isMatch: boolean): never {
  const what = isMatch ? 'matching element' : 'element';
  return raise('System.InvalidOperationException', `Sequence contains more than one ${what}`);
}
