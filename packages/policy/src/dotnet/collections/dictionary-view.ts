import type { TypeHooks } from '../define.ts';
import { callMember, readMember } from './dispatch.ts';
import { iterate, typeNameOf } from '../protocol.ts';
import { raise, raiseArgumentNull, raiseNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetObject, NetValue, Ref } from '../value.ts';
import { isPair, pair, type Pair } from './pair.ts';

/**
 * What a record must answer to count as an `IReadOnlyDictionary`: dictionaries of expressions do, and so do headers,
 * variables and whatever else the gateway hands out. How keys are compared is the view's business. Keys are not null.
 */
export type DictionaryView = {
  readonly get: (rt: Runtime, self: never, key: NetValue) => NetValue | undefined;
  readonly entries: (rt: Runtime, self: never) => Iterable<readonly [NetValue, NetValue]>;
  readonly count: (rt: Runtime, self: never) => number;
};

const views = new Map<string, DictionaryView>();

/** Says how records of the type with this full name are read as dictionaries. */
export function viewAsDictionary(net: string, view: DictionaryView): void {
  views.set(net, view);
}

/** The value of a key, or undefined. */
export function lookup(rt: Runtime, self: NetValue, key: NetValue): NetValue | undefined {
  if (key === null) return raiseArgumentNull('key');
  const view = viewOf(self);
  if (view !== undefined) return view.get(rt, self as never, key);
  const out: Ref = { value: null };
  const has = callMember(rt, self, 'TryGetValue', [key, out as unknown as NetValue]);
  return has === true ? out.value : undefined;
}

/** The value of a key that must be there. */
export function lookupOrRaise(rt: Runtime, self: NetValue, key: NetValue): NetValue {
  const value = lookup(rt, self, key);
  if (value !== undefined) return value;
  return raise('System.Collections.Generic.KeyNotFoundException', 'The given key was not present in the dictionary.');
}

/** Keys and values, in the dictionary's order. */
export function* entriesOf(rt: Runtime, self: NetValue): Generator<readonly [NetValue, NetValue]> {
  const view = viewOf(self);
  if (view !== undefined) return yield* view.entries(rt, self as never);
  for (const element of iterate(rt, self)) {
    if (!isPair(element)) throw new Error(`${typeNameOf(self)} is not a dictionary`);
    const { key, value }: Pair = element;
    yield [key, value];
  }
}

export function countEntries(rt: Runtime, self: NetValue): number {
  const view = viewOf(self);
  return view === undefined ? Number(readMember(rt, self, 'Count')) : view.count(rt, self as never);
}

function viewOf(self: NetValue): DictionaryView | undefined {
  return views.get(self === null ? raiseNull() : (self as NetObject).net);
}

/** What a type whose records are read as dictionaries is enumerated by. */
export const dictionaryHooks: TypeHooks = {
  *iterate(rt: Runtime, self: NetValue) {
    for (const [key, value] of entriesOf(rt, self)) yield pair(key, value);
  },
};
