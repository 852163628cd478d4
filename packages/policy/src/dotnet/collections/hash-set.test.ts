import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { membersOf, stillRuntime } from '../../testing/run-member.ts';
import { iterate } from '../protocol.ts';
import type { NetValue } from '../value.ts';
import { HashSet } from './hash-set.ts';
import { List } from './list.ts';
import { setOf, type SetValue } from './set-value.ts';

/** The model of a set of numbers from 0 to 6: the bits of a number. */
type Model = { bits: number };
type Real = { readonly rt: ReturnType<typeof stillRuntime>; readonly set: SetValue };
type Command = fc.Command<Model, Real>;

function bitsOf(items: Iterable<NetValue>): number {
  let bits = 0;
  for (const item of items) bits |= 1 << Number(item);
  return bits;
}

function sizeOf(bits: number): number {
  return bits.toString(2).replaceAll('0', '').length;
}

/** A member, its argument, and what it means for the bits: the result, and the bits that are left. */
function command(
  declaration: string,
  argument: unknown,
  model: (bits: number) => { readonly result: unknown; readonly bits?: number },
): Command {
  return {
    check: () => true,
    toString: () => `${declaration} ${JSON.stringify(argument)}`,
    run: (state, { rt, set }) => {
      const { run } = membersOf(rt, HashSet);
      const expected = model(state.bits);
      expect(run(declaration, set, argument)).toBe(expected.result);
      state.bits = expected.bits ?? state.bits;
      expect(bitsOf(iterate(rt, set))).toBe(state.bits);
      expect(run('int Count { get; }', set)).toBe(sizeOf(state.bits));
    },
  };
}

const value = fc.integer({ min: 0, max: 6 });
const others = fc.array(value, { maxLength: 6 });

function list(items: readonly number[]): NetValue {
  const { run } = membersOf(stillRuntime(), List);
  const made = run('List()');
  for (const item of items) run('void Add(T item)', made, item);
  return made;
}

const changes: { readonly [name: string]: (set: number, other: number) => number } = {
  UnionWith: (set, other) => set | other,
  ExceptWith: (set, other) => set & ~other,
  IntersectWith: (set, other) => set & other,
  SymmetricExceptWith: (set, other) => set ^ other,
};

const questions: { readonly [name: string]: (set: number, other: number) => boolean } = {
  IsSubsetOf: (set, other) => (set & ~other) === 0,
  IsSupersetOf: (set, other) => (other & ~set) === 0,
  IsProperSubsetOf: (set, other) => (set & ~other) === 0 && set !== other,
  IsProperSupersetOf: (set, other) => (other & ~set) === 0 && set !== other,
  Overlaps: (set, other) => (set & other) !== 0,
  SetEquals: (set, other) => set === other,
};

const commands = [
  value.map((x) =>
    command('bool Add(T item)', x, (bits) => ({ result: (bits & (1 << x)) === 0, bits: bits | (1 << x) })),
  ),
  value.map((x) =>
    command('bool Remove(T item)', x, (bits) => ({ result: (bits & (1 << x)) !== 0, bits: bits & ~(1 << x) })),
  ),
  value.map((x) => command('bool Contains(T item)', x, (bits) => ({ result: (bits & (1 << x)) !== 0 }))),
  value.map((x) =>
    command(
      'int RemoveWhere(Predicate<T> match)',
      (item: number) => item < x,
      (bits) => {
        const low = bits & ((1 << x) - 1);
        return { result: sizeOf(low), bits: bits & ~low };
      },
    ),
  ),
  fc.constant(command('void Clear()', null, () => ({ result: null, bits: 0 }))),
  ...Object.entries(changes).map(([name, change]) =>
    others.map((xs) =>
      command(`void ${name}(IEnumerable<T> other)`, list(xs), (bits) => ({
        result: null,
        bits: change(bits, bitsOf(xs)),
      })),
    ),
  ),
  ...Object.entries(questions).map(([name, ask]) =>
    others.map((xs) =>
      command(`bool ${name}(IEnumerable<T> other)`, list(xs), (bits) => ({ result: ask(bits, bitsOf(xs)) })),
    ),
  ),
];

test.prop([fc.commands(commands, { maxCommands: 30 })])('a set does what the bits of a number do', (all) => {
  fc.modelRun(() => ({ model: { bits: 0 }, real: { rt: stillRuntime(), set: setOf(null) } }), all);
});
