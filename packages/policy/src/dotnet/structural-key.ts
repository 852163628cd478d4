import { BudgetExceeded } from './budget.ts';

/** No key is longer: tuples of tuples would have keys that double with every level. */
const keyCharsMax = 1 << 24;

/** One key of several: equal if and only if the parts are. For pairs, tuples and anonymous objects that stand in sets. */
export function structuralKey(parts: readonly unknown[]): string {
  const keys = parts.map(partKey);
  const length = keys.reduce((sum, key) => sum + key.length, 0);
  if (length > keyCharsMax) throw new BudgetExceeded(`A key would have more than ${keyCharsMax} characters.`);
  return keys.join('');
}

/** Each part says how long it is, so that no two lists of parts read the same. */
function partKey(part: unknown): string {
  const text = typeof part === 'object' || typeof part === 'function' ? objectKey(part) : primitiveKey(part);
  return `${text.length};${text}`;
}

function primitiveKey(part: unknown): string {
  return `${typeof part}:${part as string}`;
}

/** Objects are told apart by which one they are. */
function objectKey(part: object | null): string {
  if (part === null) return 'null';
  let id = ids.get(part);
  if (id === undefined) {
    count += 1;
    id = count;
    ids.set(part, id);
  }
  return `object:${id}`;
}

const ids = new WeakMap<object, number>();
let count = 0;
