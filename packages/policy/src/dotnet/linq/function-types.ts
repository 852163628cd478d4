import type { NetType } from '../type.ts';
import type { NetValue } from '../value.ts';

/** Delegates as operators take them. The index is there for lambdas that ask for it. */
export type Test = (item: NetValue, index: number) => boolean;
export type Projection = (item: NetValue, index: number) => NetValue;
export type Combiner = (left: NetValue, right: NetValue) => NetValue;

/** The type arguments of a call. */
export type Types = readonly NetType[];

/** The type argument at a place; nobody knows what is not given. */
export function typeAt(types: Types, place: number): NetType {
  return types[place] ?? { kind: 'unknown' };
}
