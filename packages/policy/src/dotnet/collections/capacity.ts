import { raiseOutOfRange } from '../raise.ts';
import { checkItems, type Runtime } from '../runtime.ts';

/** Room that is asked for beforehand: it may be none, and no more than a collection may ever hold. */
export function checkCapacity(rt: Runtime, capacity: number): void {
  if (capacity < 0) raiseOutOfRange('capacity', 'Non-negative number required.');
  checkItems(rt, capacity);
}
