import type { Parameter, Signature } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { Bindings } from '../../dotnet/type-ops.ts';
import { sameType, substitute, unknownType } from '../../dotnet/type-ops.ts';
import type { ArgumentShape } from './argument.ts';
import { isBetter } from './better.ts';
import { implicitConversion } from './conversion.ts';
import { inferTypeArguments } from './infer.ts';

/** Which of the members of one name a call means. */

export type Candidate = {
  readonly signature: Signature;
  /** What the type parameters of the type that declares it stand for. */
  readonly bindings: Bindings;
  /** How far up the declaring type stands: what is nearer hides what is farther. */
  readonly level: number;
};

/** Where a parameter's value comes from. */
export type Slot =
  | { readonly kind: 'argument'; readonly index: number; readonly type: NetType; readonly mode: Parameter['mode'] }
  | { readonly kind: 'default'; readonly text: string; readonly type: NetType }
  | { readonly kind: 'params'; readonly indexes: readonly number[]; readonly element: NetType };

export type Picked = {
  readonly candidate: Candidate;
  readonly typeArguments: readonly NetType[];
  readonly slots: readonly Slot[];
  /** Types of the parameters that the arguments go to, one for each argument. */
  readonly wanted: readonly NetType[];
  readonly result: NetType;
  readonly isExpanded: boolean;
};

export type Call = { readonly args: readonly ArgumentShape[]; readonly typeArguments: readonly NetType[] };

/** Those candidates that the arguments fit, the best first; equally good ones stand as they were declared. */
export function applicable(candidates: readonly Candidate[], call: Call): readonly Picked[] {
  const fitting = candidates.flatMap((candidate) => {
    const picked = apply(candidate, call, false) ?? apply(candidate, call, true);
    return picked === undefined ? [] : [picked];
  });
  const nearest = Math.min(...fitting.map(({ candidate }) => candidate.level));
  const near = fitting.filter(({ candidate }) => candidate.level === nearest);
  const best = near.find((each) => near.every((other) => each === other || isBetter(each, other, call.args)));
  const first = best ?? near.find((each) => !near.some((other) => other !== each && isBetter(other, each, call.args)));
  return first === undefined ? near : [first, ...near.filter((each) => each !== first)];
}

function apply(candidate: Candidate, call: Call, isExpanded: boolean): Picked | undefined {
  const { signature } = candidate;
  if (isExpanded && signature.parameters.at(-1)?.mode !== 'params') return undefined;
  const places = placesOf(signature.parameters, call.args, isExpanded);
  if (places === undefined) return undefined;
  const bindings = bind(candidate, call, places);
  if (bindings === undefined) return undefined;
  const wanted = places.map((place) => substitute(place, bindings));
  if (!call.args.every((arg, index) => accepts(arg, wanted[index] ?? unknownType, modeFor(signature, call, index))))
    return undefined;
  return {
    candidate,
    typeArguments: signature.typeParameters.map((name) => bindings.get(name) ?? unknownType),
    slots: slotsOf(signature.parameters, call.args, { bindings, isExpanded }),
    wanted,
    result: substitute(signature.result, bindings),
    isExpanded,
  };
}

function bind({ signature, bindings }: Candidate, call: Call, places: readonly NetType[]): Bindings | undefined {
  const { typeParameters } = signature;
  if (call.typeArguments.length > 0) {
    if (call.typeArguments.length !== typeParameters.length) return undefined;
    return new Map([
      ...bindings,
      ...typeParameters.map((name, index): [string, NetType] => [name, call.typeArguments[index] ?? unknownType]),
    ]);
  }
  if (typeParameters.length === 0) return bindings;
  const pairs = call.args.flatMap((argument, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ parameter: substitute(place, bindings), argument }];
  });
  const inferred = inferTypeArguments(typeParameters, pairs);
  return inferred && new Map([...bindings, ...inferred]);
}

/** The parameter's type for each argument, in the order of the arguments; `undefined` if they do not go together. */
function placesOf(
  parameters: readonly Parameter[],
  args: readonly ArgumentShape[],
  isExpanded: boolean,
): readonly NetType[] | undefined {
  const filled = new Set<number>();
  const places: NetType[] = [];
  const last = parameters.length - 1;
  for (const [index, { name }] of args.entries()) {
    const at =
      name === null
        ? isExpanded
          ? Math.min(index, last)
          : index
        : parameters.findIndex((parameter) => parameter.name === name);
    const parameter = parameters[at];
    if (parameter === undefined) return undefined;
    const isMore = isExpanded && at === last && name === null;
    if (filled.has(at) && !isMore) return undefined;
    filled.add(at);
    places.push(isMore && parameter.type.kind === 'array' ? parameter.type.element : parameter.type);
  }
  const isComplete = parameters.every(
    ({ otherwise }, at) => filled.has(at) || otherwise !== null || (isExpanded && at === last),
  );
  return isComplete ? places : undefined;
}

function slotsOf(
  parameters: readonly Parameter[],
  args: readonly ArgumentShape[],
  { bindings, isExpanded }: { readonly bindings: Bindings; readonly isExpanded: boolean },
): readonly Slot[] {
  return parameters.map((parameter, at): Slot => {
    const type = substitute(parameter.type, bindings);
    if (isExpanded && at === parameters.length - 1 && type.kind === 'array') {
      const indexes = args.flatMap((arg, index) => (arg.name === null && index >= at ? [index] : []));
      return { kind: 'params', indexes, element: type.element };
    }
    const index = args.findIndex((arg, position) =>
      arg.name === null ? position === at : arg.name === parameter.name,
    );
    if (index < 0) return { kind: 'default', text: parameter.otherwise ?? 'null', type };
    return { kind: 'argument', index, type, mode: parameter.mode };
  });
}

function modeFor({ parameters }: Signature, { args }: Call, index: number): Parameter['mode'] {
  const name = args[index]?.name ?? null;
  const parameter = name === null ? parameters[index] : parameters.find((each) => each.name === name);
  return parameter?.mode ?? 'params';
}

/** Whether an argument can be given where this type is wanted. */
export function accepts(
  { kind, mode }: ArgumentShape,
  wanted: NetType,
  parameterMode: Parameter['mode'] = 'value',
): boolean {
  const isByReference = parameterMode === 'out' || parameterMode === 'ref';
  if (isByReference ? mode !== parameterMode : mode !== 'value') return false;
  if (kind.kind === 'any') return true;
  if (kind.kind === 'function') return wanted.kind === 'unknown' || (wanted.kind === 'function' && kind.fits(wanted));
  if (isByReference) return kind.type.kind === 'unknown' || sameType(kind.type, wanted);
  return kind.type.kind !== 'void' && implicitConversion(kind.type, wanted, kind.constant) !== null;
}
