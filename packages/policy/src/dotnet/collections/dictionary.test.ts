import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import { iterate } from '../protocol.ts';
import { BudgetExceeded } from '../budget.ts';
import type { NetValue, Ref } from '../value.ts';
import { Dictionary } from './dictionary.ts';
import { dictionaryOf, type DictionaryValue } from './dictionary-value.ts';
import { type KeyCollectionValue } from './key-collection.ts';
import type { Pair } from './pair.ts';

type Model = { entries: [string, number][]; readonly same: (a: string, b: string) => boolean };
type Real = { readonly rt: ReturnType<typeof stillRuntime>; readonly dictionary: DictionaryValue };
type Command = fc.Command<Model, Real>;

function command(
  declaration: string,
  args: readonly unknown[],
  model: (state: Model) => unknown,
  way: 'run' | 'set' = 'run',
): Command {
  return {
    check: () => true,
    toString: () => `${way} ${declaration} ${JSON.stringify(args)}`,
    run: (state, { rt, dictionary }) => {
      const members = membersOf(rt, Dictionary);
      const result = outcomeOf(() => members[way](declaration, dictionary, ...args));
      const expected = model(state);
      if (expected !== undefined) expect(result).toEqual(expected);
      const found = [...iterate(rt, dictionary)].map((entry) => [(entry as Pair).key, (entry as Pair).value]);
      expect(found).toEqual(state.entries);
      const keys = members.run('ICollection<TKey> Keys { get; }', dictionary) as KeyCollectionValue;
      expect([...iterate(rt, keys)]).toEqual(state.entries.map(([key]) => key));
      expect(members.run('int Count { get; }', dictionary)).toBe(state.entries.length);
    },
  };
}

const key = fc.constantFrom('a', 'A', 'b', 'B', 'ß', 'ẞ', 'é', 'É', '', 'a\0');
const value = fc.integer({ min: 0, max: 3 });
const find = ({ entries, same }: Model, wanted: string) => entries.find(([name]) => same(name, wanted));
const indexer = 'TValue this[TKey key] { get; set; }';
const missing = 'System.Collections.Generic.KeyNotFoundException: The given key was not present in the dictionary.';

const commands = [
  fc.tuple(key, value).map(([k, v]) =>
    command('void Add(TKey key, TValue value)', [k, v], (state) => {
      if (find(state, k)) return 'System.ArgumentException: An item with the same key has already been added.';
      state.entries.push([k, v]);
      return null;
    }),
  ),
  fc.tuple(key, value).map(([k, v]) =>
    command(
      indexer,
      [k, v],
      (state) => {
        const old = find(state, k);
        if (old === undefined) state.entries.push([k, v]);
        else old[1] = v;
        return null;
      },
      'set',
    ),
  ),
  key.map((k) => command(indexer, [k], (state) => find(state, k)?.[1] ?? missing)),
  key.map((k) => command('bool ContainsKey(TKey key)', [k], (state) => find(state, k) !== undefined)),
  value.map((v) => command('bool ContainsValue(TValue value)', [v], ({ entries }) => entries.some((e) => e[1] === v))),
  key.map((k) =>
    command('bool TryGetValue(TKey key, out TValue value)', [k, { value: null }], (s) => find(s, k) !== undefined),
  ),
  key.map((k) =>
    command('bool Remove(TKey key)', [k], (state) => {
      const old = find(state, k);
      state.entries = state.entries.filter((entry) => entry !== old);
      return old !== undefined;
    }),
  ),
  fc.constant(command('void Clear()', [], (state) => void (state.entries = []))),
];

const exactly = (a: string, b: string) => a === b;
/** Letters that have a capital of one unit; that of ß is two, so it stands for itself. */
const capitals = new Map([
  ['a', 'A'],
  ['b', 'B'],
  ['é', 'É'],
]);
const raised = (text: string) => text.replace(/./gsu, (letter) => capitals.get(letter) ?? letter);
const loosely = (a: string, b: string) => raised(a) === raised(b);

test.prop([fc.commands(commands, { maxCommands: 30 }), fc.boolean()])(
  'a dictionary does what a list of pairs does',
  (all, ignoreCase) => {
    const setup = () => ({
      model: { entries: [], same: ignoreCase ? loosely : exactly },
      real: { rt: stillRuntime(), dictionary: dictionaryOf([], ignoreCase ? 'OrdinalIgnoreCase' : null) },
    });
    fc.modelRun(setup, all);
  },
);

it('a key that is null is refused', () => {
  const { run, set } = membersOf(stillRuntime(), Dictionary);
  const empty: NetValue = dictionaryOf();
  const refusal = 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: key';
  const out: Ref = { value: null };
  expect(outcomeOf(() => run('void Add(TKey key, TValue value)', empty, null, 1))).toBe(refusal);
  expect(outcomeOf(() => run('bool ContainsKey(TKey key)', empty, null))).toBe(refusal);
  expect(outcomeOf(() => run('bool TryGetValue(TKey key, out TValue value)', empty, null, out))).toBe(refusal);
  expect(outcomeOf(() => set(indexer, empty, null, 1))).toBe(refusal);
});

it('a dictionary has bounds', () => {
  const { run } = membersOf(stillRuntime({ items: 1 }), Dictionary);
  const one: NetValue = dictionaryOf([['a', 1]]);
  expect(() => run('void Add(TKey key, TValue value)', one, 'b', 1)).toThrow(BudgetExceeded);
});
