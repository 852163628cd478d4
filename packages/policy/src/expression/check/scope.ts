import type { NetType } from '../../dotnet/type.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Checker, Frame, FunctionName, Scope, Variable } from './checker.ts';
import { fault, newName } from './checker.ts';

/** Blocks and the names in them. */

export function newFrame(returns: NetType | null, isOuter = false): Frame {
  return { temps: [], returns, returned: [], isOuter };
}

export function outerScope(frame: Frame): Scope {
  return { parent: null, names: new Map(), frame, exit: 'none', isInLoop: false, caught: null };
}

/** A block inside a block. */
export function innerScope(scope: Scope, more: Partial<Omit<Scope, 'parent' | 'names' | 'frame'>> = {}): Scope {
  const { frame, exit, isInLoop, caught } = scope;
  return { parent: scope, names: new Map(), frame, exit, isInLoop, caught, ...more };
}

/** The body of a lambda or local function: `break` and `throw` do not reach out of it. */
export function functionScope(scope: Scope, frame: Frame, typeParameters: readonly string[] = []): Scope {
  const types = typeParameters.length === 0 ? {} : { typeParameters: new Set(typeParameters) };
  return { parent: scope, names: new Map(), frame, exit: 'none', isInLoop: false, caught: null, ...types };
}

export function findName(scope: Scope, name: string): Variable | FunctionName | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Options = {
  readonly at: number;
  readonly readOnly?: string | null;
  readonly constant?: NetValue;
  readonly js?: string;
};

/** Declares a variable in a block. C# does not let a name mean two things in blocks inside each other. */
export function declare(
  c: Checker,
  scope: Scope,
  { name, type }: { name: string; type: NetType },
  options: Options,
): Variable {
  const { at, readOnly = null, constant, js = newName(c, 'v') } = options;
  if (findName(scope, name) !== undefined || name === 'context') {
    fault(c, 'expression/duplicate-name', at, `there is already something called '${name}' here`);
  }
  const made: Variable = {
    kind: 'variable',
    name,
    js,
    type,
    readOnly,
    ...(constant === undefined ? {} : { constant }),
  };
  scope.names.set(name, made);
  return made;
}

/** All names that can be seen, for suggestions. */
export function* visibleNames(c: Checker, scope: Scope): Iterable<string> {
  for (let at: Scope | null = scope; at !== null; at = at.parent) yield* at.names.keys();
  yield* c.globals.keys();
}
