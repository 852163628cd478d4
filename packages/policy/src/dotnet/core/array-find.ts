import type { Members } from '../define.ts';
import { defaultOf } from '../default-value.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetValue } from '../value.ts';
import type { AnyArray } from './array-value.ts';
import { arrayOf, elementOf, givenArray, lengthOf, valuesOf } from './array-value.ts';

type Match = (item: NetValue) => boolean;
type Types = readonly NetType[];

/** What is asked with a delegate. */
export const arrayFindMembers: Members = {
  'static bool Exists<T>(T[] array, Predicate<T> match)': (rt: Runtime, _: Types, ...args: Arguments) =>
    firstIndex(rt, args) >= 0,
  'static T Find<T>(T[] array, Predicate<T> match)': (rt: Runtime, types: Types, ...args: Arguments) =>
    at(args, firstIndex(rt, args), types),
  'static T FindLast<T>(T[] array, Predicate<T> match)': (rt: Runtime, types: Types, ...args: Arguments) =>
    at(args, lastIndex(rt, args), types),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (rt: Runtime, _: Types, ...args: Arguments) =>
    firstIndex(rt, args),
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (rt: Runtime, _: Types, ...args: Arguments) =>
    lastIndex(rt, args),
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': (rt: Runtime, [type]: Types, ...args: Arguments) => {
    const [array, match] = checked(rt, args);
    return arrayOf(
      rt,
      type,
      valuesOf(array).filter((item) => match(item)),
    );
  },
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (rt: Runtime, _: Types, ...args: Arguments) => {
    const [array, match] = checked(rt, args);
    return valuesOf(array).every((item) => match(item));
  },
  'static void ForEach<T>(T[] array, Action<T> action)': (
    rt: Runtime,
    _: Types,
    ...[array, action]: [AnyArray | null, ((item: NetValue) => unknown) | null]
  ) => {
    if (action === null) return raiseArgumentNull('action');
    const given = givenArray(array);
    burn(rt, lengthOf(given));
    for (let index = 0; index < lengthOf(given); index += 1) action(elementOf(given, index));
    return null;
  },
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': (
    rt: Runtime,
    [, type]: Types,
    ...[array, convert]: [AnyArray | null, ((item: NetValue) => NetValue) | null]
  ) => {
    const given = givenArray(array);
    if (convert === null) return raiseArgumentNull('converter');
    burn(rt, lengthOf(given));
    return arrayOf(
      rt,
      type,
      valuesOf(given).map((item) => convert(item)),
    );
  },
};

type Arguments = [array: AnyArray | null, match: Match | null];

function checked(rt: Runtime, [array, match]: Arguments): [AnyArray, Match] {
  const given = givenArray(array);
  burn(rt, lengthOf(given));
  return [given, match ?? raiseArgumentNull('match')];
}

function firstIndex(rt: Runtime, args: Arguments): number {
  const [array, match] = checked(rt, args);
  for (let index = 0; index < lengthOf(array); index += 1) if (match(elementOf(array, index))) return index;
  return -1;
}

function lastIndex(rt: Runtime, args: Arguments): number {
  const [array, match] = checked(rt, args);
  for (let index = lengthOf(array) - 1; index >= 0; index -= 1) if (match(elementOf(array, index))) return index;
  return -1;
}

/** What was found, or what stands for nothing. */
function at([array]: Arguments, index: number, [type]: Types): NetValue {
  if (index >= 0) return elementOf(givenArray(array), index);
  return type === undefined ? null : defaultOf(type);
}
