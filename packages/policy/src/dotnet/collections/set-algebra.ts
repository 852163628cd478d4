import type { Implementation, Members } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { addToSet, inSet, removeFromSet, setOf, type SetValue } from './set-value.ts';

/** Members of `HashSet<T>` that take another collection, which counts as a set by this one's comparer. */
export const algebraMembers: Members = {
  'void UnionWith(IEnumerable<T> other)': changing((rt, self, other) => {
    for (const item of other.map.values()) addToSet(rt, self, item);
  }),
  'void ExceptWith(IEnumerable<T> other)': changing((rt, self, other) => {
    for (const item of other.map.values()) removeFromSet(rt, self, item);
  }),
  'void IntersectWith(IEnumerable<T> other)': changing((rt, self, other) => {
    for (const item of self.map.values()) if (!inSet(rt, other, item)) removeFromSet(rt, self, item);
  }),
  'void SymmetricExceptWith(IEnumerable<T> other)': changing((rt, self, other) => {
    for (const item of other.map.values()) if (!removeFromSet(rt, self, item)) addToSet(rt, self, item);
  }),
  'bool IsSubsetOf(IEnumerable<T> other)': asking((self, other) => isWithin(self, other)),
  'bool IsSupersetOf(IEnumerable<T> other)': asking((self, other) => isWithin(other, self)),
  'bool IsProperSubsetOf(IEnumerable<T> other)': asking(
    (self, other) => isWithin(self, other) && !isWithin(other, self),
  ),
  'bool IsProperSupersetOf(IEnumerable<T> other)': asking(
    (self, other) => isWithin(other, self) && !isWithin(self, other),
  ),
  'bool Overlaps(IEnumerable<T> other)': asking(overlaps),
  'bool SetEquals(IEnumerable<T> other)': asking((self, other) => isWithin(self, other) && isWithin(other, self)),
};

function isWithin(inner: SetValue, outer: SetValue): boolean {
  if (inner.map.size > outer.map.size) return false;
  for (const key of inner.map.keys()) if (!outer.map.has(key)) return false;
  return true;
}

function overlaps(self: SetValue, other: SetValue): boolean {
  for (const key of other.map.keys()) if (self.map.has(key)) return true;
  return false;
}

function changing(change: (rt: Runtime, self: SetValue, other: SetValue) => void): Implementation {
  return (rt, self: SetValue, other: NetValue) => {
    change(rt, self, takeSet(rt, self, other));
    return null;
  };
}

function asking(ask: (self: SetValue, other: SetValue) => boolean): Implementation {
  return (rt, self: SetValue, other: NetValue) => ask(self, takeSet(rt, self, other));
}

function takeSet(rt: Runtime, self: SetValue, other: NetValue): SetValue {
  if (other === null) return raiseArgumentNull('other');
  burn(rt, self.map.size);
  const taken = setOf(self.comparer);
  for (const item of iterate(rt, other)) addToSet(rt, taken, item);
  return taken;
}
