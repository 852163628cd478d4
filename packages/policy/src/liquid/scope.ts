import { formatDateTime } from '../dotnet/time/format-date.ts';
import type { DateTime } from '../dotnet/time/moment.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { textOf } from './filter-value.ts';
import type { LiquidElement, LiquidObject, LiquidValue } from './liquid-value.ts';

/**
 * Values as the template engine wants them. Objects inherit from an object of ours whose only member prints them as JSON;
 * templates see own members alone, so they never see that.
 */
export type ScopeValue = null | boolean | number | bigint | string | object;

const depthMax = 200;

export function scopeValue(rt: Runtime, value: LiquidValue, depth = 0): ScopeValue {
  burn(rt, 1);
  if (depth > depthMax) throw new BudgetExceeded(`What a Liquid template is given is more than ${depthMax} deep.`);
  if (value === null || typeof value !== 'object') return value;
  if ('net' in value) return dateValue(rt, value);
  if ('kind' in value) return value.kind === 'object' ? objectValue(rt, value, depth) : elementValue(rt, value, depth);
  return value.map((item) => scopeValue(rt, item, depth + 1));
}

const dates = new WeakMap<object, DateTime>();

/** A date prints as `DateTime.ToString()` does. */
function dateValue(rt: Runtime, date: DateTime): object {
  const made: object = Object.create({ toString: () => formatDateTime(rt, date, null) }) as object;
  dates.set(made, date);
  return made;
}

/** The date that a value of the template stands for. */
export function dateBehind(value: unknown): DateTime | undefined {
  return typeof value === 'object' && value !== null ? dates.get(value) : undefined;
}

const asJson = Object.freeze(
  Object.assign(Object.create(null) as object, {
    toString(this: object): string {
      return JSON.stringify(this, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
    },
  }),
);

function objectValue(rt: Runtime, { members, ignoresCase = false }: LiquidObject, depth: number): object {
  const made = withMembers(rt, { members, depth, prototype: asJson });
  return ignoresCase ? ignoringCase(made) : made;
}

type Members = {
  readonly members: ReadonlyMap<string, LiquidValue>;
  readonly depth: number;
  readonly prototype: object;
};

function withMembers(rt: Runtime, { members, depth, prototype }: Members): object {
  const made = Object.create(prototype) as object;
  for (const [name, value] of members) {
    const content = scopeValue(rt, value, depth + 1);
    Object.defineProperty(made, name, { value: content, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

function elementValue(rt: Runtime, { members, children }: LiquidElement, depth: number): object {
  const items = children.map((child) => scopeValue(rt, child, depth + 1));
  const prototype = Object.assign(Object.create(null) as object, {
    toString: () => textOf(items),
    [Symbol.iterator]: () => items[Symbol.iterator](),
  });
  return ignoringCase(withMembers(rt, { members, depth, prototype }));
}

/** The object, with members that are found in whatever case; one in the same case comes first. */
function ignoringCase(target: object): object {
  const names = new Map<string, string>();
  for (const name of Object.keys(target)) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  const known = (key: string | symbol): string | symbol =>
    typeof key === 'symbol' || Object.hasOwn(target, key) ? key : (names.get(key.toLowerCase()) ?? key);
  return new Proxy(target, {
    get: (_, key): unknown => Reflect.get(target, known(key)),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(target, known(key)),
  });
}
