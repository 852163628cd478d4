import { isNet, type NetValue } from '../value.ts';

/** A `KeyValuePair<TKey, TValue>`. */
export type Pair = {
  readonly net: 'System.Collections.Generic.KeyValuePair`2';
  readonly key: NetValue;
  readonly value: NetValue;
};

export function pair(key: NetValue, value: NetValue): Pair {
  return { net: 'System.Collections.Generic.KeyValuePair`2', key, value };
}

export function isPair(value: NetValue): value is Pair {
  return isNet<Pair>(value, 'System.Collections.Generic.KeyValuePair`2');
}
