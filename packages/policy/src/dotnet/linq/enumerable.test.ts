import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import { listOf, type ListValue } from '../collections/list-value.ts';
import { collectionTypes } from '../collections/index.ts';
import { coreTypes } from '../core/index.ts';
import { int32 } from '../core/int32.ts';
import { signatureOf } from '../member-table.ts';
import { iterate } from '../protocol.ts';
import { BudgetExceeded } from '../budget.ts';
import { namedType } from '../type-ops.ts';
import type { NetValue, Num } from '../value.ts';
import { Enumerable } from './enumerable.ts';
import { linqTypes } from './index.ts';
import type { GroupingValue } from './grouping.ts';
import { sequence } from './sequence.ts';

const int = namedType(int32);
const types = [int, int, int];
const rt = () => stillRuntime();
const source = 'this IEnumerable<TSource> source';
const many = 'static IEnumerable<TSource>';
const bool = 'Func<TSource, bool> predicate';

type Step = {
  readonly text: string;
  readonly net: (run: ReturnType<typeof membersOf>['run'], from: NetValue) => NetValue;
  readonly model: (from: readonly number[]) => readonly number[];
};

const small = fc.integer({ min: -6, max: 12 });
const numbers = fc.array(small, { maxLength: 12 });

const unique = (items: readonly number[]) => items.filter((item, index) => items.indexOf(item) === index);
const mod = (item: number, by: number) => ((item % by) + by) % by;

/** One operator with its arguments, and what it means for an array. */
const step: fc.Arbitrary<Step> = fc.oneof(
  small.map((n): Step => ({
    text: `Where > ${n}`,
    net: (run, from) => run(`${many} Where<TSource>(${source}, ${bool})`, types, from, (x: number) => x > n),
    model: (from) => from.filter((x) => x > n),
  })),
  small.map((n): Step => ({
    text: `Where index != ${n}`,
    net: (run, from) =>
      run(
        `${many} Where<TSource>(${source}, Func<TSource, int, bool> predicate)`,
        types,
        from,
        (_: number, i: number) => i !== n,
      ),
    model: (from) => from.filter((_, i) => i !== n),
  })),
  small.map((n): Step => ({
    text: `Select + ${n} * index`,
    net: (run, from) =>
      run(
        `static IEnumerable<TResult> Select<TSource, TResult>(${source}, Func<TSource, int, TResult> selector)`,
        types,
        from,
        (x: number, i: number) => x + n * i,
      ),
    model: (from) => from.map((x, i) => x + n * i),
  })),
  numbers.map((n): Step => ({
    text: `SelectMany [x, ...${n.length}]`,
    net: (run, from) =>
      run(
        `static IEnumerable<TResult> SelectMany<TSource, TResult>(${source}, Func<TSource, IEnumerable<TResult>> selector)`,
        types,
        from,
        (x: number) => listOf([x, ...n.slice(0, 2)]),
      ),
    model: (from) => from.flatMap((x) => [x, ...n.slice(0, 2)]),
  })),
  small.map((n): Step => ({
    text: `Take ${n}`,
    net: (run, from) => run(`${many} Take<TSource>(${source}, int count)`, types, from, n),
    model: (from) => from.slice(0, Math.max(0, n)),
  })),
  small.map((n): Step => ({
    text: `Skip ${n}`,
    net: (run, from) => run(`${many} Skip<TSource>(${source}, int count)`, types, from, n),
    model: (from) => from.slice(Math.max(0, n)),
  })),
  small.map((n): Step => ({
    text: `TakeWhile < ${n}`,
    net: (run, from) => run(`${many} TakeWhile<TSource>(${source}, ${bool})`, types, from, (x: number) => x < n),
    model: (from) =>
      from.some((x) => x >= n)
        ? from.slice(
            0,
            from.findIndex((x) => x >= n),
          )
        : from,
  })),
  small.map((n): Step => ({
    text: `SkipWhile < ${n}`,
    net: (run, from) => run(`${many} SkipWhile<TSource>(${source}, ${bool})`, types, from, (x: number) => x < n),
    model: (from) => (from.some((x) => x >= n) ? from.slice(from.findIndex((x) => x >= n)) : []),
  })),
  fc.constant<Step>({
    text: 'Distinct',
    net: (run, from) => run(`${many} Distinct<TSource>(${source})`, types, from),
    model: unique,
  }),
  fc.constant<Step>({
    text: 'Reverse',
    net: (run, from) => run(`${many} Reverse<TSource>(${source})`, types, from),
    model: (from) => from.toReversed(),
  }),
  small.map((n): Step => ({
    text: `Append ${n}`,
    net: (run, from) => run(`${many} Append<TSource>(${source}, TSource element)`, types, from, n),
    model: (from) => [...from, n],
  })),
  small.map((n): Step => ({
    text: `Prepend ${n}`,
    net: (run, from) => run(`${many} Prepend<TSource>(${source}, TSource element)`, types, from, n),
    model: (from) => [n, ...from],
  })),
  small.map((n): Step => ({
    text: `DefaultIfEmpty ${n}`,
    net: (run, from) => run(`${many} DefaultIfEmpty<TSource>(${source}, TSource defaultValue)`, types, from, n),
    model: (from) => (from.length === 0 ? [n] : from),
  })),
  ...(['Concat', 'Union', 'Intersect', 'Except'] as const).map((name) =>
    numbers.map((other): Step => ({
      text: `${name} [${other.join()}]`,
      net: (run, from) =>
        run(
          `${many} ${name}<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)`,
          types,
          from,
          listOf([...other]),
        ),
      model: (from) => {
        if (name === 'Concat') return [...from, ...other];
        if (name === 'Union') return unique([...from, ...other]);
        return unique(from).filter((x) => other.includes(x) === (name === 'Intersect'));
      },
    })),
  ),
  numbers.map((other): Step => ({
    text: `Zip [${other.join()}]`,
    net: (run, from) =>
      run(
        'static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)',
        types,
        from,
        listOf([...other]),
        (x: number, y: number) => x - y,
      ),
    model: (from) => from.slice(0, other.length).map((x, i) => x - (other[i] ?? 0)),
  })),
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.boolean()).map(([by, down, then]): Step => ({
    text: `OrderBy${down ? 'Descending' : ''} mod ${by}${then ? ' ThenByDescending x' : ''}`,
    net: (run, from) => {
      const head = 'static IOrderedEnumerable<TSource>';
      const key = 'Func<TSource, TKey> keySelector';
      const once = run(
        `${head} OrderBy${down ? 'Descending' : ''}<TSource, TKey>(${source}, ${key})`,
        types,
        from,
        (x: number) => mod(x, by),
      );
      if (!then) return once;
      const sorted = 'this IOrderedEnumerable<TSource> source';
      return run(`${head} ThenByDescending<TSource, TKey>(${sorted}, ${key})`, types, once, (x: number) => x);
    },
    model: (from) => {
      // Buckets in the order of their keys: no comparison sort.
      const keys = Array.from({ length: by }, (_, key) => key);
      if (down) keys.reverse();
      return keys.flatMap((key) => {
        const bucket = from.filter((x) => mod(x, by) === key);
        return then ? bucket.sort((a, b) => b - a) : bucket;
      });
    },
  })),
);

const pipeline = fc.array(step, { maxLength: 6 });

describe('operators', () => {
  test.prop([numbers, pipeline])('put together do what they mean for arrays', (items, steps) => {
    const { run } = membersOf(rt(), Enumerable);
    const from: NetValue = listOf([...items]);
    const net = steps.reduce<NetValue>((sofar, each) => each.net(run, sofar), from);
    const expected = steps.reduce<readonly number[]>((sofar, each) => each.model(sofar), items);
    const list = run(`static List<TSource> ToList<TSource>(${source})`, types, net) as ListValue;
    expect(list.items).toEqual(expected);
    // A sequence is worked out anew each time.
    expect([...iterate(rt(), net)]).toEqual(expected);
  });

  test.prop([numbers, pipeline])('do nothing before somebody takes an element', (items, steps) => {
    const { run } = membersOf(rt(), Enumerable);
    let taken = 0;
    const watched = sequence(function* each() {
      for (const item of items) {
        taken += 1;
        yield item;
      }
    });
    const net = steps.reduce<NetValue>((sofar, each) => each.net(run, sofar), watched);
    expect(taken).toBe(0);
    for (const _ of iterate(rt(), net)) void _;
    const needs = steps.length === 0 || !steps.some(({ text }) => /^(Take|Zip)/.test(text));
    if (needs) expect(taken).toBeGreaterThanOrEqual(items.length);
  });
});

const minus = (a: number, b: number) => a - b;

describe('one value of a sequence', () => {
  test.prop([numbers, small])('is what arrays say', (items, n) => {
    const { run } = membersOf(rt(), Enumerable);
    const from = listOf([...items]);
    const over = (x: number) => x > n;
    const passing = items.filter(over);
    const none = 'System.InvalidOperationException: Sequence contains no elements';
    const noMatch = 'System.InvalidOperationException: Sequence contains no matching element';
    const two = 'System.InvalidOperationException: Sequence contains more than one matching element';
    const ask = (declaration: string, ...args: unknown[]) => outcomeOf(() => run(`static ${declaration}`, ...args));
    const one = `(${source}, ${bool})`;
    expect(ask(`TSource First<TSource>(${source})`, types, from)).toBe(items[0] ?? none);
    expect(ask(`TSource First<TSource>${one}`, types, from, over)).toBe(passing[0] ?? noMatch);
    expect(ask(`TSource FirstOrDefault<TSource>${one}`, types, from, over)).toBe(passing[0] ?? 0);
    expect(ask(`TSource Last<TSource>${one}`, types, from, over)).toBe(passing.at(-1) ?? noMatch);
    expect(ask(`TSource LastOrDefault<TSource>(${source})`, types, from)).toBe(items.at(-1) ?? 0);
    expect(ask(`TSource Single<TSource>${one}`, types, from, over)).toBe(
      passing.length > 1 ? two : (passing[0] ?? noMatch),
    );
    expect(ask(`TSource ElementAtOrDefault<TSource>(${source}, int index)`, types, from, n)).toBe(items[n] ?? 0);
    expect(ask(`bool Any<TSource>${one}`, types, from, over)).toBe(passing.length > 0);
    expect(ask(`bool All<TSource>${one}`, types, from, over)).toBe(passing.length === items.length);
    expect(ask(`int Count<TSource>${one}`, types, from, over)).toBe(passing.length);
    expect(ask(`bool Contains<TSource>(${source}, TSource value)`, types, from, n)).toBe(items.includes(n));
    expect(ask(`int Sum(this IEnumerable<int> source)`, from)).toBe(items.reduce((a, b) => a + b, 0));
    const sorted = items.toSorted(minus);
    expect(ask(`int Min(this IEnumerable<int> source)`, from)).toBe(sorted[0] ?? none);
    expect(ask(`int Max(this IEnumerable<int> source)`, from)).toBe(sorted.at(-1) ?? none);
    expect(ask(`int? Max(this IEnumerable<int?> source)`, listOf([null, ...items]))).toBe(sorted.at(-1) ?? null);
    if (items.length > 0)
      expect((ask(`double Average(this IEnumerable<int> source)`, from) as Num).value).toBe(
        items.reduce((a, b) => a + b, 0) / items.length,
      );
  });

  test.prop([fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 5 })])(
    'overflows where a sum on the way leaves the type',
    (items) => {
      const { run } = membersOf(rt(), Enumerable);
      let total = 0n;
      let leaves = false;
      for (const item of items) {
        total += item;
        leaves ||= BigInt.asIntN(64, total) !== total;
      }
      const net = outcomeOf(() => run('static long Sum(this IEnumerable<long> source)', listOf([...items])));
      expect(net).toBe(leaves ? 'System.OverflowException: Arithmetic operation resulted in an overflow.' : total);
    },
  );
});

describe('groups', () => {
  test.prop([numbers, fc.integer({ min: 1, max: 4 })])('hold each element once, by its key', (items, by) => {
    const { run } = membersOf(rt(), Enumerable);
    const groups = run(
      `static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${source}, Func<TSource, TKey> keySelector)`,
      types,
      listOf([...items]),
      (x: number) => mod(x, by),
    );
    const found = [...iterate(rt(), groups)].map((group) => [(group as GroupingValue).key, [...iterate(rt(), group)]]);
    expect(found).toEqual([...Map.groupBy(items, (x) => mod(x, by))]);
  });

  test.prop([numbers, numbers, fc.integer({ min: 1, max: 4 })])(
    'joined are the pairs whose keys are equal',
    (left, right, by) => {
      const { run } = membersOf(rt(), Enumerable);
      const joined = run(
        'static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector)',
        types,
        listOf([...left]),
        listOf([...right]),
        (x: number) => mod(x, by),
        (y: number) => mod(y, by),
        (x: number, y: number) => `${x},${y}`,
      );
      const expected = left.flatMap((x) => right.filter((y) => mod(y, by) === mod(x, by)).map((y) => `${x},${y}`));
      expect([...iterate(rt(), joined)]).toEqual(expected);
    },
  );
});

const endless = sequence(function* each() {
  for (let item = 0; ; item += 1) yield item;
});

describe('a sequence without end', () => {
  test.prop([fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 })])(
    'gives what is asked of it',
    (count, by) => {
      const { run } = membersOf(rt(), Enumerable);
      const some = run(`${many} Where<TSource>(${source}, ${bool})`, types, endless, (x: number) => x % by === 0);
      const few = run(`${many} Take<TSource>(${source}, int count)`, types, some, count);
      expect([...iterate(rt(), few)]).toEqual(Array.from({ length: count }, (_, index) => index * by));
    },
  );

  it.each([
    ['Count', `static int Count<TSource>(${source}, ${bool})`, [types, endless, () => false]],
    ['ToList', `static List<TSource> ToList<TSource>(${source})`, [types, endless]],
    ['Last', `static TSource Last<TSource>(${source})`, [types, endless]],
    ['Sum', 'static double Sum(this IEnumerable<double> source)', [endless]],
    ['Any', `static bool Any<TSource>(${source}, ${bool})`, [types, endless, () => false]],
    ['ToHashSet', `static HashSet<TSource> ToHashSet<TSource>(${source})`, [types, endless]],
  ])('runs out of steps or room under %s', (_, declaration, args) => {
    const { run } = membersOf(stillRuntime({ fuel: 10_000, items: 5_000 }), Enumerable);
    const bounded = stillRuntime({ fuel: 10_000 });
    expect(() => run(declaration, ...args)).toThrow(BudgetExceeded);
    expect(() => [...iterate(bounded, endless)]).toThrow(BudgetExceeded);
  });
});

it('what is declared speaks of listed types', () => {
  const unread = [...collectionTypes, ...linqTypes].flatMap((type) =>
    Object.keys(type.members).filter((declaration) => signatureOf(type, declaration) === undefined),
  );
  expect(unread).toEqual([]);
  expect(coreTypes.length).toBeGreaterThan(0);
});
