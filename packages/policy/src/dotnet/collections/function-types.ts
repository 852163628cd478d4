import { raiseArgumentNull } from '../raise.ts';
import type { NetValue } from '../value.ts';

/** Delegates as members take them. */
export type Predicate = (item: NetValue) => boolean;
export type Selector = (item: NetValue) => NetValue;

/** A function argument must be there. */
export function checkFunction(given: ((...args: never[]) => unknown) | null, parameter: string): void {
  if (given === null) raiseArgumentNull(parameter);
}
