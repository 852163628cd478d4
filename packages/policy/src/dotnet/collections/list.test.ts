import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import { BudgetExceeded } from '../budget.ts';
import { NetException } from '../raise.ts';
import { iterate } from '../protocol.ts';
import type { NetValue } from '../value.ts';
import { List } from './list.ts';
import { listOf, type ListValue } from './list-value.ts';

type Real = { readonly rt: ReturnType<typeof stillRuntime>; readonly list: ListValue };
type Command = fc.Command<{ items: number[] }, Real>;

const out = 'System.ArgumentOutOfRangeException';
const outside = `${out}: Index was out of range. Must be non-negative and less than the size of the collection.\r\nParameter name: index`;
const beyond = `${out}: Index must be within the bounds of the List.\r\nParameter name: index`;
const tooLong =
  'System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.';

/** A member, its arguments, and what it means for an array: the result, or the message. */
function command(
  declaration: string,
  args: readonly unknown[],
  model: (items: number[]) => unknown,
  way: 'run' | 'set' = 'run',
): Command {
  return {
    check: () => true,
    toString: () => `${declaration} ${JSON.stringify(args)}`,
    run: (state, { rt, list }) => {
      const members = membersOf(rt, List);
      const result = outcomeOf(() => members[way](declaration, list, ...args));
      const expected = model(state.items);
      if (expected !== undefined) expect(result).toEqual(expected);
      expect([...iterate(rt, list)]).toEqual(state.items);
      expect(members.run('int Count { get; }', list)).toBe(state.items.length);
      expect(list.capacity).toBeGreaterThanOrEqual(state.items.length);
    },
  };
}

const value = fc.integer({ min: -3, max: 3 });
const place = fc.integer({ min: -1, max: 8 });
const few = fc.array(value, { maxLength: 4 });

function range(items: readonly number[], index: number, count: number): string | null {
  if (index < 0) return `${out}: Non-negative number required.\r\nParameter name: index`;
  if (count < 0) return `${out}: Non-negative number required.\r\nParameter name: count`;
  return items.length - index < count ? tooLong : null;
}

const commands = [
  value.map((x) => command('void Add(T item)', [x], (items) => void items.push(x))),
  few.map((xs) =>
    command('void AddRange(IEnumerable<T> collection)', [listOf([...xs])], (items) => void items.push(...xs)),
  ),
  fc.tuple(place, value).map(([at, x]) =>
    command('void Insert(int index, T item)', [at, x], (items) => {
      if (at < 0 || at > items.length) return beyond;
      items.splice(at, 0, x);
      return null;
    }),
  ),
  fc.tuple(place, few).map(([at, xs]) =>
    command('void InsertRange(int index, IEnumerable<T> collection)', [at, listOf([...xs])], (items) => {
      if (at < 0 || at > items.length) return beyond;
      items.splice(at, 0, ...xs);
      return null;
    }),
  ),
  value.map((x) =>
    command('bool Remove(T item)', [x], (items) => {
      const at = items.indexOf(x);
      if (at >= 0) items.splice(at, 1);
      return at >= 0;
    }),
  ),
  place.map((at) =>
    command('void RemoveAt(int index)', [at], (items) => {
      if (at < 0 || at >= items.length) return outside;
      items.splice(at, 1);
      return null;
    }),
  ),
  fc.tuple(place, place).map(([at, count]) =>
    command('void RemoveRange(int index, int count)', [at, count], (items) => {
      const wrong = range(items, at, count);
      if (wrong === null) items.splice(at, count);
      return wrong;
    }),
  ),
  value.map((x) =>
    command('int RemoveAll(Predicate<T> match)', [(item: number) => item < x], (items) => {
      const before = items.length;
      items.splice(0, before, ...items.filter((item) => item >= x));
      return before - items.length;
    }),
  ),
  fc.constant(command('void Clear()', [], (items) => void items.splice(0))),
  fc.tuple(place, value).map(([at, x]) =>
    command(
      'T this[int index] { get; set; }',
      [at, x],
      (items) => {
        if (at < 0 || at >= items.length) return outside;
        items[at] = x;
        return null;
      },
      'set',
    ),
  ),
  place.map((at) => command('T this[int index] { get; set; }', [at], (items) => items[at] ?? outside)),
  fc.constant(command('void Reverse()', [], (items) => void items.reverse())),
  fc.tuple(place, place).map(([at, count]) =>
    command('void Reverse(int index, int count)', [at, count], (items) => {
      const wrong = range(items, at, count);
      if (wrong === null) items.splice(at, count, ...items.slice(at, at + count).reverse());
      return wrong;
    }),
  ),
  fc.constant(command('void Sort()', [], (items) => void items.sort((a, b) => a - b))),
  fc.constant(
    command(
      'void Sort(Comparison<T> comparison)',
      [(a: number, b: number) => b - a],
      (items) => void items.sort((a, b) => b - a),
    ),
  ),
  value.map((x) => command('bool Contains(T item)', [x], (items) => items.includes(x))),
  value.map((x) => command('int IndexOf(T item)', [x], (items) => items.indexOf(x))),
  value.map((x) => command('int LastIndexOf(T item)', [x], (items) => items.lastIndexOf(x))),
  value.map((x) =>
    command('T Find(Predicate<T> match)', [(y: number) => y > x], (items) => items.find((y) => y > x) ?? null),
  ),
  value.map((x) =>
    command('T FindLast(Predicate<T> match)', [(y: number) => y > x], (items) => items.findLast((y) => y > x) ?? null),
  ),
  value.map((x) =>
    command('int FindIndex(Predicate<T> match)', [(y: number) => y > x], (items) => items.findIndex((y) => y > x)),
  ),
  value.map((x) =>
    command('int FindLastIndex(Predicate<T> match)', [(y: number) => y > x], (items) =>
      items.findLastIndex((y) => y > x),
    ),
  ),
  value.map((x) =>
    command('bool Exists(Predicate<T> match)', [(y: number) => y > x], (items) => items.some((y) => y > x)),
  ),
  value.map((x) =>
    command('bool TrueForAll(Predicate<T> match)', [(y: number) => y > x], (items) => items.every((y) => y > x)),
  ),
];

test.prop([fc.commands(commands, { maxCommands: 40 })])('a list does what an array does', (all) => {
  fc.modelRun(() => ({ model: { items: [] }, real: { rt: stillRuntime(), list: listOf([]) } }), all);
});

test.prop([fc.uniqueArray(fc.integer(), { maxLength: 30 }), fc.integer()])(
  'a binary search finds what is there, or where it would be',
  (items, wanted) => {
    const sorted = items.toSorted((a, b) => a - b);
    const at = membersOf(stillRuntime(), List).run('int BinarySearch(T item)', listOf([...sorted]), wanted) as number;
    if (at >= 0) expect(sorted[at]).toBe(wanted);
    else expect(sorted.filter((item) => item < wanted).length).toBe(~at);
  },
);

it('a loop notices that its list has changed, be it after the last element', () => {
  const rt = stillRuntime();
  const list = listOf([1]);
  const loop = () => {
    for (const item of iterate(rt, list)) membersOf(rt, List).run('void Add(T item)', list, item);
  };
  expect(outcomeOf(loop)).toBe(
    'System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
  );
});

it('what goes wrong in a comparison comes wrapped', () => {
  const rt = stillRuntime();
  const bad = () => {
    throw new NetException('System.FormatException', 'bad');
  };
  const sort = () => membersOf(rt, List).run('void Sort(Comparison<T> comparison)', listOf([1, 2]), bad);
  expect(outcomeOf(sort)).toBe('System.InvalidOperationException: Failed to compare two elements in the array.');
});

it('a list has bounds', () => {
  const rt = stillRuntime({ items: 3 });
  const { run } = membersOf(rt, List);
  const list: NetValue = listOf([1, 2, 3]);
  expect(() => run('void Add(T item)', list, 4)).toThrow(BudgetExceeded);
  expect(() => run('void AddRange(IEnumerable<T> collection)', list, list)).toThrow(BudgetExceeded);
  expect(() => run('List(int capacity)', 4)).toThrow(BudgetExceeded);
});
