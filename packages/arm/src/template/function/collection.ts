import type { Value } from '../value.ts';
import { entryOf, plain, valueOf } from '../value.ts';
import type { CallWork, TemplateFunction } from './define-function.ts';
import { isTrue, numberOf, scalar, textOf } from './define-function.ts';

const one = { min: 1, max: 1 };
const two = { min: 2, max: 2 };
const many = { min: 1, max: 256 };

/** Functions of lists and objects, many of which take texts too. Source: Microsoft's reference of array and object functions. */
export const collectionFunctions: readonly TemplateFunction[] = [
  {
    name: 'concat',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => {
      if (given.every((value) => value.kind === 'list')) {
        return list(
          given.flatMap((value) => value.items),
          work,
        );
      }
      return scalar(given.map((value) => textOf(value, work)).join(''), work);
    },
  },
  {
    name: 'length',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => scalar(sizeOf(value, work), work),
  },
  {
    name: 'empty',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => scalar(isNull(value) || sizeOf(value, work) === 0, work),
  },
  {
    name: 'contains',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([value, what], work) => scalar(contains(value, what, work), work),
  },
  {
    name: 'first',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => partOf(value, work).at(0) ?? scalar('', work),
  },
  {
    name: 'last',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => partOf(value, work).at(-1) ?? scalar('', work),
  },
  {
    name: 'skip',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([value, count], work) => slice(value, work, (parts) => parts.slice(Math.max(0, numberOf(count, work)))),
  },
  {
    name: 'take',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([value, count], work) => slice(value, work, (parts) => parts.slice(0, Math.max(0, numberOf(count, work)))),
  },
  {
    name: 'join',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([value, mark], work) =>
      scalar(
        partOf(value, work)
          .map((part) => textOf(part, work))
          .join(textOf(mark, work)),
        work,
      ),
  },
  {
    name: 'union',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 2, max: 256 },
    call: union,
  },
  {
    name: 'intersection',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 2, max: 256 },
    call: intersection,
  },
  {
    name: 'array',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => (value?.kind === 'list' ? value : list(value === undefined ? [] : [value], work)),
  },
  {
    name: 'createArray',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 0, max: 256 },
    call: (given, work) => list(given, work),
  },
  {
    name: 'createObject',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 0, max: 256 },
    call: (given, work) => {
      const entries = new Map<string, Value>();
      for (let at = 0; at + 1 < given.length; at += 2) entries.set(textOf(given[at], work), given[at + 1] as Value);
      return { kind: 'map', entries, place: work.place };
    },
  },
  {
    name: 'range',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([start, count], work) => {
      const size = numberOf(count, work);
      if (size < 0 || size > 10_000) return work.refuse(`a range of ${size} is not from 0 to 10000`);
      return list(
        Array.from({ length: size }, (_, index) => scalar(numberOf(start, work) + index, work)),
        work,
      );
    },
  },
  {
    name: 'items',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => {
      if (value?.kind !== 'map') return work.refuse('expected an object');
      const sorted = [...value.entries].toSorted(([left], [right]) => (left < right ? -1 : 1));
      return list(
        sorted.map(([key, inner]) => ({
          kind: 'map',
          entries: new Map([
            ['key', scalar(key, work)],
            ['value', inner],
          ]),
          place: work.place,
        })),
        work,
      );
    },
  },
  {
    name: 'json',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => {
      try {
        return valueOf(JSON.parse(textOf(text, work)), work.place);
      } catch {
        return work.refuse('expected a JSON text');
      }
    },
  },
  {
    name: 'coalesce',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => given.find((value) => !isNull(value)) ?? scalar(null, work),
  },
  {
    name: 'if',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 3, max: 3 },
    call: ([test, yes, no], work) => (isTrue(test, work) ? yes : no) as Value,
  },
];

function list(items: readonly Value[], { place }: CallWork): Value {
  return { kind: 'list', items, place };
}

function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

function sizeOf(value: Value | undefined, work: CallWork): number {
  if (value?.kind === 'list') return value.items.length;
  if (value?.kind === 'map') return value.entries.size;
  return textOf(value, work).length;
}

function contains(value: Value | undefined, what: Value | undefined, work: CallWork): boolean {
  if (value?.kind === 'map') return entryOf(value, textOf(what, work)) !== undefined;
  if (value?.kind === 'list') return what !== undefined && value.items.some((item) => same(item, what));
  return textOf(value, work).includes(textOf(what, work));
}

/** Equal as JSON, whatever their places. */
export function same(left: Value, right: Value): boolean {
  return JSON.stringify(plain(left)) === JSON.stringify(plain(right));
}

/** The items of a list, or the characters of a text. */
function partOf(value: Value | undefined, work: CallWork): readonly Value[] {
  if (value?.kind === 'list') return value.items;
  return Array.from(textOf(value, work)).map((char) => scalar(char, work));
}

function slice(value: Value | undefined, work: CallWork, cut: (parts: readonly Value[]) => readonly Value[]): Value {
  const parts = cut(partOf(value, work));
  return value?.kind === 'list' ? list(parts, work) : scalar(parts.map((part) => textOf(part, work)).join(''), work);
}

function union(given: readonly Value[], work: CallWork): Value {
  if (given.every((value) => value.kind === 'map')) {
    const entries = new Map<string, Value>();
    for (const value of given) for (const [key, inner] of value.entries) entries.set(key, inner);
    return { kind: 'map', entries, place: work.place };
  }
  const all = given.flatMap((value) => partOf(value, work));
  return list(
    all.filter((value, index) => all.findIndex((other) => same(other, value)) === index),
    work,
  );
}

function intersection(given: readonly Value[], work: CallWork): Value {
  const [first, ...others] = given;
  if (first?.kind === 'map') {
    const kept = [...first.entries].filter(([key, inner]) =>
      others.every((other) => {
        const value = entryOf(other, key);
        return value !== undefined && same(value, inner);
      }),
    );
    return { kind: 'map', entries: new Map(kept), place: work.place };
  }
  return list(
    partOf(first, work).filter((item) =>
      others.every((other) => partOf(other, work).some((value) => same(value, item))),
    ),
    work,
  );
}
