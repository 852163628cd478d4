import type { Fault, Place } from '@keelgate/model';
import type { Expression } from './expression.ts';
import type { DeploymentInfo } from './function/deployment-info.ts';
import type { Session } from './session.ts';
import { complain, createSession, quiet } from './session.ts';
import type { Value } from './value.ts';

/** What an expression can refer to: the parameters, variables, loops, functions and resources of the template it stands in. */
export type Scope = {
  readonly session: Session;
  /** By name in lower case; worked out when they are asked for. */
  readonly parameters: Lookup;
  readonly variables: Lookup;
  readonly functions: ReadonlyMap<string, UserFunction>;
  /** The copy loops around the expression, innermost last. */
  readonly loops: readonly { readonly name: string; readonly index: number }[];
  /** Parameters of the lambdas around the expression, by name in lower case. */
  readonly lambda: ReadonlyMap<string, Value>;
  readonly resources: Resources;
  readonly deployment: DeploymentInfo;
  /** Where resources go, where that is elsewhere: in a nested template of outer scope functions speak of the deployment around. */
  readonly target?: DeploymentInfo;
  /** Where the template was read from, for `deployment().properties.templateLink.uri`. */
  readonly file: string;
};

/** Why there is no value: the name is unknown, or the value is made of itself. */
export type Missing = 'unknown' | 'circular';

export type Lookup = {
  readonly find: (name: string, session: Session) => Value | Missing;
  readonly names: () => readonly string[];
};

/** A function of the template's own. */
export type UserFunction = {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly output: Value;
};

/** What expressions can know of the resources that are deployed along with them. */
export type Resources = {
  /** By id, name or symbolic name. */
  readonly find: (id: string, asked: Asked) => Value | null;
  /** Every copy of a symbolic name. */
  readonly all: (symbol: string, asked: Asked) => readonly Value[] | null;
};

export type Asked = {
  readonly isFull: boolean;
  /** The expression that stands for one of them. */
  readonly expression: (id: string) => string;
  readonly place: Place;
  readonly session: Session;
};

/** Where an expression stands, and how what is in it is worked out. */
export type Standing = { readonly scope: Scope; readonly place: Place; readonly work: Work };

export type Work = {
  readonly value: (value: Value, scope: Scope) => Value;
  readonly expression: (expression: Expression, standing: Standing) => Value;
};

export function emptyScope(faults: Fault[], deployment: DeploymentInfo, file: string): Scope {
  return {
    session: createSession(faults),
    parameters: lookupOf(new Map()),
    variables: lookupOf(new Map()),
    functions: new Map(),
    loops: [],
    lambda: new Map(),
    resources: { find: () => null, all: () => null },
    deployment,
    file,
  };
}

/** Values that are known. */
export function lookupOf(values: ReadonlyMap<string, Value>): Lookup {
  return { find: (name) => values.get(name) ?? 'unknown', names: () => [...values.keys()] };
}

/**
 * Values that are worked out when they are asked for, once. Their faults are reported to whoever asks, so that one who
 * asks in silence hides them from nobody.
 */
export function lazyLookup(
  written: ReadonlyMap<string, Value>,
  workOut: (name: string, value: Value, session: Session) => Value,
): Lookup {
  const worked = new Map<string, { readonly value: Value; readonly faults: readonly Fault[] }>();
  const working = new Set<string>();
  return {
    names: () => [...written.keys()],
    find: (name, session) => {
      const before = worked.get(name);
      if (before !== undefined) {
        retell(before.faults, session);
        return before.value;
      }
      const value = written.get(name);
      if (value === undefined) return 'unknown';
      if (working.has(name)) return 'circular';
      working.add(name);
      const own = quiet(session);
      try {
        const found = { value: workOut(name, value, own), faults: own.faults };
        worked.set(name, found);
        retell(found.faults, session);
        return found.value;
      } finally {
        working.delete(name);
      }
    },
  };
}

export function retell(faults: readonly Fault[], session: Session): void {
  for (const fault of faults) {
    const { place, ...said } = fault;
    if (place !== undefined) complain(session, place, said);
  }
}

export function inLoop(scope: Scope, name: string, index: number): Scope {
  return { ...scope, loops: [...scope.loops, { name, index }] };
}

export function inSilence(scope: Scope): Scope {
  return { ...scope, session: quiet(scope.session) };
}
