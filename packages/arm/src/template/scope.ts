import type { Fault, Place } from '@keelgate/model';
import type { Value } from './value.ts';

/** What an expression can refer to: the parameters, variables and loops of the template it stands in. */
export type Scope = {
  readonly parameters: ReadonlyMap<string, Value>;
  /** As written; worked out when they are asked for. */
  readonly variables: ReadonlyMap<string, Value>;
  readonly worked: Map<string, Value>;
  /** Variables being worked out, to see a circle. */
  readonly working: Set<string>;
  /** The copy loops around the expression, innermost last. */
  readonly loops: readonly { readonly name: string; readonly index: number }[];
  /** Outputs of nested deployments, by name in lower case. */
  readonly outputs: Map<string, Value>;
  readonly faults: Fault[];
};

/** Complains once of each thing at each place. */
export function complain(
  scope: Scope,
  place: Place,
  { code, message, hint }: Pick<Fault, 'code' | 'message' | 'hint'>,
): void {
  const known = scope.faults.some(
    (fault) =>
      fault.code === code &&
      fault.message === message &&
      fault.place?.line === place.line &&
      fault.place.column === place.column,
  );
  if (!known) scope.faults.push({ code, severity: 'error', message, place, ...(hint === undefined ? {} : { hint }) });
}

export function inLoop(scope: Scope, name: string, index: number): Scope {
  return { ...scope, loops: [...scope.loops, { name, index }] };
}
