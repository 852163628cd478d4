import type { DateTime } from '../dotnet/time/moment.ts';

/**
 * What a template can be given. Objects are `Map`s, so that no name is special. `LiquidElement` is content that came from
 * XML.
 */
export type LiquidValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | DateTime
  | readonly LiquidValue[]
  | LiquidObject
  | LiquidElement;

/** An object; `ignoresCase` for headers and the like. */
export type LiquidObject = {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, LiquidValue>;
  readonly ignoresCase?: boolean;
};

/** An XML element that has children: they are read by local name, and enumerated in their order. */
export type LiquidElement = {
  readonly kind: 'element';
  readonly members: ReadonlyMap<string, LiquidValue>;
  readonly children: readonly LiquidValue[];
};

export function liquidObject(members: Iterable<readonly [string, LiquidValue]>, ignoresCase = false): LiquidObject {
  return { kind: 'object', members: new Map(members), ignoresCase };
}
