import { defineType, type TypeDefinition } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raise } from '../raise.ts';
import { notSupported, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** What `GetEnumerator()` gives: where a walk over something enumerable stands. */
export type Enumerator = {
  readonly net: 'System.Collections.Generic.Enumerator`1';
  readonly elements: Iterator<NetValue>;
  current: NetValue;
  state: 'before' | 'inside' | 'after';
};

export function enumeratorOf(rt: Runtime, source: NetValue): Enumerator {
  return {
    net: 'System.Collections.Generic.Enumerator`1',
    elements: iterate(rt, source),
    current: null,
    state: 'before',
  };
}

export function moveNext(_rt: Runtime, self: Enumerator): boolean {
  if (self.state === 'after') return false;
  const { done, value } = self.elements.next() as IteratorResult<NetValue, undefined>;
  self.state = done === true ? 'after' : 'inside';
  self.current = done === true ? null : value;
  return done !== true;
}

/** `Current`; outside the walk `default(T)`. */
export function currentOf(_rt: Runtime, self: Enumerator): NetValue {
  return self.current;
}

/** `Current` without a type, which is strict about where the walk stands. */
export function strictCurrentOf(_rt: Runtime, self: Enumerator): NetValue {
  if (self.state === 'inside') return self.current;
  const when = self.state === 'before' ? 'has not started. Call MoveNext.' : 'already finished.';
  return raise('System.InvalidOperationException', `Enumeration ${when}`);
}

export function reset(): never {
  return notSupported('Specified method is not supported.');
}

export function dispose(): null {
  return null;
}

export const EnumeratorOfT: TypeDefinition = defineType({
  name: 'System.Collections.Generic.Enumerator`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerator-1',
  parameters: ['T'],
  interfaces: ['IEnumerator<T>'],
});
