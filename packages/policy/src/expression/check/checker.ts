import type { NetType } from '../../dotnet/type.ts';
import { unknownType } from '../../dotnet/type-ops.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { ExpressionFault } from '../expression-fault.ts';
import type { Block, Expression, LocalFunction } from '../syntax.ts';
import type { Constants } from '../emit/constants.ts';

/** An expression whose type is known, and the JavaScript that computes it. */
export type Typed = {
  readonly type: NetType;
  readonly js: string;
  readonly at: number;
  /** Of a `double`: the JavaScript number inside it, so that sums need no record for what is in between. */
  readonly raw?: string;
  /** Its value, where it is a constant. */
  readonly constant?: NetValue;
  /** Tests that skip the whole chain (`a?.b.c`) if one of them holds. */
  readonly guards?: readonly string[];
  /** Where in `context` it comes from: `''` is the context itself, then `Request`, `Request.Headers`. */
  readonly path?: string;
  /** How it is set, where it can be. */
  readonly place?: Place;
  /** Why it cannot be set, where that can be said better than that it is no variable. */
  readonly readOnly?: string;
  /** Stands for an expression that is wrong, which has been said. */
  readonly isWrong?: true;
  /** `throw` as an expression: it has no value. */
  readonly isThrow?: true;
  /** Pieces of a concatenation, so that a long one is put together at once. */
  readonly pieces?: readonly string[];
};

/** Something that can be assigned to. */
export type Place = {
  /** What is evaluated once, whether it is read, set or both: the target, the arguments of an indexer. */
  readonly operands: readonly string[];
  readonly load: (operands: readonly string[]) => string;
  readonly store: (operands: readonly string[], js: string) => string;
};

export type Variable = {
  readonly kind: 'variable';
  readonly name: string;
  readonly js: string;
  readonly type: NetType;
  /** What it is called where somebody tries to set it. */
  readonly readOnly: string | null;
  readonly constant?: NetValue;
  readonly path?: string;
};

export type FunctionName = {
  readonly kind: 'function';
  readonly name: string;
  readonly js: string;
  readonly declared: LocalFunction;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: NetType;
    readonly mode: 'value' | 'ref' | 'out';
    readonly otherwise: string | null;
  }[];
  readonly result: NetType;
};

/** Names that stand in one block. */
export type Scope = {
  readonly parent: Scope | null;
  readonly names: Map<string, Variable | FunctionName>;
  readonly frame: Frame;
  /** Where `break` goes: out of a JavaScript loop, or to a label. */
  readonly exit: 'loop' | 'none' | { readonly label: string };
  /** Whether some loop stands around it. */
  readonly isInLoop: boolean;
  /** Variables that expressions of the block declare (`out var x`, `is T x`): the block declares them in JavaScript. */
  readonly hoisted?: string[];
  /** Type parameters of the local function that begins here. */
  readonly typeParameters?: ReadonlySet<string>;
  /** The exception that a bare `throw` throws again. */
  readonly caught: string | null;
};

/** One function: the expression as a whole, a lambda, a local function. */
export type Frame = {
  /** Its JavaScript variables for values in between. */
  readonly temps: string[];
  /** What it must return; `null` while that is to be found out. */
  readonly returns: NetType | null;
  /** What its `return` statements have returned so far. */
  readonly returned: Typed[];
  readonly isOuter: boolean;
};

export type Checker = {
  readonly globals: ReadonlyMap<string, NetType>;
  readonly constants: Constants;
  /** What is wrong so far; another list while something is only tried. */
  faults: ExpressionFault[];
  /** How often each path of the context is read. */
  readonly reads: Map<string, number>;
  /** Whether arithmetic raises on overflow. */
  isChecked: boolean;
  /** Whether even constants may wrap around. */
  isUnchecked: boolean;
  /** Numbers of JavaScript names. */
  names: number;
  /** Steps of checking that are left: overload resolution of nested lambdas grows without bound. */
  steps: number;
  readonly memberNames: Map<string, readonly string[]>;
  readonly enumValues: Map<string, { readonly net: string; readonly value: number }>;
  /** Checks an expression; `target` is the type that it is wanted as, for what has none of its own. */
  readonly check: (node: Expression, scope: Scope, target?: NetType | null) => Typed;
  /** The same for a part of a longer chain: what a `?.` in it skips is still open. */
  readonly chain: (node: Expression, scope: Scope) => Typed;
  /** Closes a chain: where one of its guards holds, it is null. */
  readonly close: (value: Typed) => Typed;
  readonly block: (block: Block, scope: Scope) => StatementCode;
};

/** A statement's JavaScript, and whether what stands after it can be reached. */
export type StatementCode = { readonly js: string; readonly ends: boolean };

/** What is wrong, and what may help where something does. */
export type Said = string | readonly [message: string, hint: string | undefined];

export function fault(c: Checker, code: string, at: number, said: Said): void {
  const [message, hint] = typeof said === 'string' ? [said] : said;
  if (c.faults.some((known) => known.at === at && known.code === code)) return;
  c.faults.push({ code, severity: 'error', message, at, ...(hint === undefined ? {} : { hint }) });
}

export function warn(c: Checker, code: string, at: number, message: string): void {
  if (c.faults.some((known) => known.at === at && known.code === code)) return;
  c.faults.push({ code, severity: 'warning', message, at });
}

/** What stands for an expression that is wrong: nothing else is said about it. */
export function wrong(at: number): Typed {
  return { type: unknownType, js: 'null', at, isWrong: true };
}

/** Says what is wrong with an expression. */
export function wrongWith(c: Checker, code: string, { at }: { readonly at: number }, message: string): Typed {
  fault(c, code, at, message);
  return wrong(at);
}

/** Tries something: what is wrong with it is returned, not said. */
export function attempt<T>(
  c: Checker,
  work: () => T,
): { readonly result: T; readonly faults: readonly ExpressionFault[] } {
  const outer = c.faults;
  c.faults = [];
  try {
    const result = work();
    return { result, faults: c.faults };
  } finally {
    c.faults = outer;
  }
}

export function hasErrors(faults: readonly ExpressionFault[]): boolean {
  return faults.some(({ severity }) => severity === 'error');
}

/** A JavaScript name that nothing else has. */
export function newName(c: Checker, prefix: string): string {
  c.names += 1;
  return `${prefix}${c.names}`;
}

/** A JavaScript variable of the function for a value in between. */
export function newTemp(c: Checker, scope: Scope): string {
  const name = newName(c, 't');
  scope.frame.temps.push(name);
  return name;
}

/** A JavaScript variable for one that an expression declares; fresh for each round of a loop around. */
export function newHoisted(c: Checker, scope: Scope): string {
  const name = newName(c, 'v');
  let at: Scope = scope;
  while (at.hoisted === undefined && at.parent !== null && at.parent.frame === scope.frame) at = at.parent;
  (at.hoisted ?? scope.frame.temps).push(name);
  return name;
}

/** Marks that a part of the context is read; a longer path takes the place of the one that it continues. */
export function countRead(c: Checker, path: string, by: 1 | -1): void {
  c.reads.set(path, (c.reads.get(path) ?? 0) + by);
}
