import type { Place } from '@keelgate/model';
import type { Value } from '../value.ts';

/** One function of the template language. Names are not told apart by case. */
export type TemplateFunction = {
  readonly name: string;
  readonly arity: { readonly min: number; readonly max: number };
  /** Arguments are known values; a call with one that is not yields an unknown value by itself. */
  readonly call: (given: readonly Value[], work: CallWork) => Value;
};

export type CallWork = {
  readonly place: Place;
  /** Throws a fault of the call: the expression cannot be worked out. */
  readonly refuse: (message: string) => never;
};

/** An argument's text. */
export function textOf(value: Value | undefined, { refuse }: CallWork): string {
  if (value?.kind === 'scalar' && value.value !== null) return String(value.value);
  return refuse('expected a text');
}

export function numberOf(value: Value | undefined, { refuse }: CallWork): number {
  if (value?.kind === 'scalar' && typeof value.value === 'number') return value.value;
  if (value?.kind === 'scalar' && typeof value.value === 'string' && /^-?\d+$/.test(value.value))
    return Number(value.value);
  return refuse('expected a number');
}

export function isTrue(value: Value | undefined, { refuse }: CallWork): boolean {
  if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  if (value?.kind === 'scalar' && typeof value.value === 'string' && /^(?:true|false)$/i.test(value.value))
    return value.value.toLowerCase() === 'true';
  return refuse('expected true or false');
}

/** A scalar, written where the call is. */
export function scalar(value: string | number | boolean | null, { place }: CallWork): Value {
  return { kind: 'scalar', value, place };
}
