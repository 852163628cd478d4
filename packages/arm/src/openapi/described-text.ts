import type { Place } from '@keelgate/model';
import type { Value } from '../template/value.ts';

/** A description as values with places. */
export type Described = {
  readonly root: Value;
  /** Where the key of a value is written. */
  readonly keys: ReadonlyMap<Value, Place>;
  readonly isYaml: boolean;
};

export type WrongText = { readonly offset: number; readonly code: string; readonly message: string };

/** Nothing that a person or a tool writes is nested deeper. */
export const depthMax = 200;
