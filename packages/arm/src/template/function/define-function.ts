import type { Place } from '@keelgate/model';
import type { Value } from '../value.ts';
import { described } from '../value.ts';
import type { DeploymentInfo } from './deployment-info.ts';

/** How many of something: at least `min`, at most `max`. */
export type Count = { readonly min: number; readonly max: number };

/** One function of the template language. Names are not told apart by case. */
export type TemplateFunction = {
  readonly name: string;
  /** The page of Microsoft's reference that says what it does. */
  readonly source: string;
  readonly arity: Count;
  /** Which arguments have to be lambdas (counted from 0), and how many parameters these take. No other may be one. */
  readonly lambdas?: readonly { readonly argument: number; readonly parameters: Count }[];
  /**
   * True: arguments may be unknown, and the function puts them where they belong. Else arguments are known values, though
   * parts inside lists and objects need not be; a call with one that is not yields an unknown value by itself.
   */
  readonly takesUnknown?: boolean;
  /**
   * A lambda among the arguments stands in `given` as null; it is called by `work.lambda`. An answer that hangs on what only
   * a deployment knows is unknown: whoever calls gives it the expression of the whole call, and makes the answer secure
   * where an argument is.
   */
  readonly call: (given: readonly Value[], work: CallWork) => Value;
};

export type CallWork = {
  readonly place: Place;
  /** Throws a fault of the call: the expression cannot be worked out. */
  readonly refuse: (message: string) => never;
  /**
   * The lambda that stands at this argument, counted from 0. It may be given more values than it has parameters: the rest is
   * not used. What it gives may be unknown.
   */
  readonly lambda: (argument: number) => (...values: readonly Value[]) => Value;
  readonly deployment: DeploymentInfo;
};

export type ListValue = Extract<Value, { readonly kind: 'list' }>;
export type MapValue = Extract<Value, { readonly kind: 'map' }>;

export function exactly(count: number): Count {
  return { min: count, max: count };
}

/** Azure itself knows no bound; a call with more than this many arguments is written by no one. */
export function atLeast(min: number): Count {
  return { min, max: 1024 };
}

/** No text that a function makes is longer: as large as the largest template that Azure takes. */
export const textMax = 4_194_304;

/** Refuses an argument (counted from 1 in the message, from 0 here), saying what was found and what was expected. */
export function refuseArgument(value: Value | undefined, work: CallWork, argument: number, expected: string): never {
  return work.refuse(
    `argument ${argument + 1} is ${value === undefined ? 'missing' : described(value)}, expected ${expected}`,
  );
}

/** An argument's text. */
export function stringOf(value: Value | undefined, work: CallWork, argument = 0): string {
  if (value?.kind === 'scalar' && typeof value.value === 'string') return value.value;
  return refuseArgument(value, work, argument, 'a text');
}

/** An argument's text; a number or a truth is taken for its text. */
export function textOf(value: Value | undefined, work: CallWork, argument = 0): string {
  if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value.value ? 'True' : 'False';
  if (value?.kind === 'scalar' && value.value !== null) return String(value.value);
  return refuseArgument(value, work, argument, 'a text');
}

/** A whole number. */
export function numberOf(value: Value | undefined, work: CallWork, argument = 0): number {
  if (value?.kind === 'scalar' && Number.isSafeInteger(value.value)) return Number(value.value);
  return refuseArgument(value, work, argument, 'a whole number');
}

export function isTrue(value: Value | undefined, work: CallWork, argument = 0): boolean {
  if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  return refuseArgument(value, work, argument, 'true or false');
}

export function listOf(value: Value | undefined, work: CallWork, argument = 0): ListValue {
  return value?.kind === 'list' ? value : refuseArgument(value, work, argument, 'a list');
}

export function mapOf(value: Value | undefined, work: CallWork, argument = 0): MapValue {
  return value?.kind === 'map' ? value : refuseArgument(value, work, argument, 'an object');
}

export function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

/** What may not be shown. */
export function isSecure(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.secure === true;
}

/** A scalar, written where the call is. */
export function scalar(value: string | number | boolean | null, work: CallWork): Value {
  if (typeof value === 'string') checkLength(value.length, work);
  return { kind: 'scalar', value, place: work.place };
}

/** Refuses to make a text that is too long, before it is made. */
export function checkLength(length: number, work: CallWork): void {
  if (length > textMax) work.refuse(`the answer has ${length} characters, expected at most ${textMax}`);
}

/** A whole number that is an answer. Azure has 64 bits; beyond the whole numbers that are exact here nothing is guessed. */
export function wholeNumber(value: number, work: CallWork): Value {
  return Number.isSafeInteger(value)
    ? scalar(value === 0 ? 0 : value, work)
    : work.refuse(`the answer is too large a number, expected one up to ${Number.MAX_SAFE_INTEGER}`);
}
