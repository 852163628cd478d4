import type { CharSet } from './char-set.ts';

/** The tree of a .NET regular expression. Options have been applied: case is folded into sets, `.` is a set. */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | Repeat
  | Capture
  | { readonly kind: 'look'; readonly isAhead: boolean; readonly isNegative: boolean; readonly body: Node }
  | { readonly kind: 'atomic'; readonly body: Node }
  | Reference
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'if-group'; readonly group: number; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node };

export type Repeat = {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly min: number;
  /** `Infinity` where there is no ceiling. */
  readonly max: number;
  readonly isLazy: boolean;
};

/** `group` is null for `(?<-b>…)`; `pops` is the group whose last capture a balancing group takes away. */
export type Capture = {
  readonly kind: 'capture';
  readonly group: number | null;
  readonly pops: number | null;
  readonly body: Node;
};

export type Reference = {
  readonly kind: 'reference';
  readonly group: number;
  readonly ignoresCase: boolean;
  /** ECMAScript: a group without a capture matches the empty string. */
  readonly isEmptyWhenUnset: boolean;
};

export type Assertion =
  | 'begin'
  | 'line-begin'
  | 'line-end'
  | 'end'
  | 'end-or-final-newline'
  | 'from'
  | 'boundary'
  | 'no-boundary'
  | 'ecma-boundary'
  | 'no-ecma-boundary';

/** The groups of a pattern by number and name; 0 is the whole match. */
export type GroupTable = {
  /** In ascending order; numbers may have gaps. */
  readonly numbers: readonly number[];
  /** The names, in the order of the numbers; a group without a name is named by its number. */
  readonly names: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Position in `numbers`. */
  readonly slotOf: ReadonlyMap<number, number>;
};

export type Parsed = { readonly tree: Node; readonly groups: GroupTable };
