import type { NetType } from '../../dotnet/type.ts';
import type { Bindings, NamedType } from '../../dotnet/type-ops.ts';
import { isReference, mentions, sameType, substitute, unknownType } from '../../dotnet/type-ops.ts';
import type { ArgumentShape, FunctionShape, FunctionType } from './argument.ts';
import { standardConversion } from './conversion.ts';
import { asInstanceOf, isCovariant } from './hierarchy.ts';

/** Type arguments that nobody wrote: found from the arguments, in the two phases of C#. */

export type InferencePair = { readonly parameter: NetType; readonly argument: ArgumentShape };

type Bounds = { readonly exact: NetType[]; readonly lower: NetType[] };
type Inference = {
  readonly names: ReadonlySet<string>;
  readonly bounds: ReadonlyMap<string, Bounds>;
  readonly fixed: Map<string, NetType>;
};
type Pending = { readonly type: FunctionType; readonly shape: FunctionShape };

export function inferTypeArguments(names: readonly string[], pairs: readonly InferencePair[]): Bindings | undefined {
  const bounds = new Map(names.map((name): [string, Bounds] => [name, { exact: [], lower: [] }]));
  const inference: Inference = { names: new Set(names), bounds, fixed: new Map() };
  const pending = firstPhase(inference, pairs);
  return secondPhase(inference, pending) ? inference.fixed : undefined;
}

function firstPhase(inference: Inference, pairs: readonly InferencePair[]): Pending[] {
  const pending: Pending[] = [];
  for (const { parameter, argument } of pairs) {
    const { kind } = argument;
    if (kind.kind === 'typed') {
      if (argument.mode === 'value') lower(inference, kind.type, parameter);
      else exact(inference, kind.type, parameter);
    } else if (kind.kind === 'function' && parameter.kind === 'function') {
      kind.explicit?.forEach((type, index) => exact(inference, type, parameter.parameters[index] ?? unknownType));
      pending.push({ type: parameter, shape: kind });
    }
  }
  return pending;
}

function secondPhase(inference: Inference, all: readonly Pending[]): boolean {
  let pending = all;
  for (;;) {
    const ready = pending.filter(({ type }) => !type.parameters.some((input) => hasOpen(inference, input)));
    for (const each of ready) if (!output(inference, each)) return false;
    pending = pending.filter((each) => !ready.includes(each));
    const open = [...inference.names].filter((name) => !inference.fixed.has(name));
    if (open.length === 0) return true;
    const fixable = nextToFix(inference, open, pending);
    if (fixable.length === 0) return false;
    for (const name of fixable) if (!fix(inference, name)) return false;
  }
}

/** Those that wait for no other; if all wait, those that others wait for. */
function nextToFix(inference: Inference, open: readonly string[], pending: readonly Pending[]): readonly string[] {
  const bounded = open.filter((name) => hasBounds(inference, name));
  const waits = (name: string): boolean =>
    pending.some(
      ({ type }) => mentions(type.returns, new Set([name])) && type.parameters.some((p) => hasOpen(inference, p)),
    );
  const free = bounded.filter((name) => !waits(name));
  if (free.length > 0) return free;
  const waitedFor = new Set(bounded);
  return bounded.filter((name) =>
    pending.some(({ type }) => type.parameters.some((p) => mentions(p, waitedFor) && mentions(p, new Set([name])))),
  );
}

function hasBounds({ bounds }: Inference, name: string): boolean {
  const found = bounds.get(name);
  return found !== undefined && found.exact.length + found.lower.length > 0;
}

function hasOpen({ names, fixed }: Inference, type: NetType): boolean {
  return mentions(type, new Set([...names].filter((name) => !fixed.has(name))));
}

/** What a lambda returns says something about the type that is returned. */
function output(inference: Inference, { type, shape }: Pending): boolean {
  if (shape.arity !== null && shape.arity !== type.parameters.length) return false;
  const parameters = type.parameters.map((parameter) => substitute(parameter, inference.fixed));
  if (!mentions(type.returns, inference.names)) return true;
  const returns = shape.returns(parameters);
  if (returns === undefined) return false;
  if (returns.kind === 'void') return false;
  lower(inference, returns, type.returns);
  return true;
}

function lower(inference: Inference, from: NetType, to: NetType): void {
  if (to.kind === 'parameter') {
    if (from.kind !== 'null' && from.kind !== 'void') inference.bounds.get(to.name)?.lower.push(from);
  } else if (from.kind === 'unknown') spread(inference, to);
  else if (to.kind === 'nullable') lower(inference, from.kind === 'nullable' ? from.of : from, to.of);
  else if (to.kind === 'named') lowerNamed(inference, from, to);
  else lowerShape(inference, from, to);
}

function lowerNamed(inference: Inference, from: NetType, to: NamedType): void {
  if (to.args.length === 0) return;
  const found = asInstanceOf(from, to.definition);
  found?.args.forEach((arg, index) =>
    part(inference, arg, { to: to.args[index] ?? unknownType, isLower: isCovariant(to.definition) }),
  );
}

function lowerShape(inference: Inference, from: NetType, to: NetType): void {
  if (to.kind === 'array' && from.kind === 'array') part(inference, from.element, { to: to.element, isLower: true });
  else if (to.kind === 'function' && from.kind === 'function') lowerFunction(inference, from, to);
  else if (to.kind === 'tuple' && from.kind === 'tuple') {
    to.elements.forEach(({ type }, index) => lower(inference, from.elements[index]?.type ?? unknownType, type));
  }
}

function lowerFunction(inference: Inference, from: FunctionType, to: FunctionType): void {
  to.parameters.forEach((parameter, index) => exact(inference, from.parameters[index] ?? unknownType, parameter));
  lower(inference, from.returns, to.returns);
}

type Part = { readonly to: NetType; readonly isLower: boolean };

/** A type argument: only references may be of a deriving type. */
function part(inference: Inference, from: NetType, { to, isLower }: Part): void {
  if (isLower && (isReference(from) || from.kind === 'unknown')) lower(inference, from, to);
  else exact(inference, from, to);
}

function exact(inference: Inference, from: NetType, to: NetType): void {
  if (to.kind === 'parameter') inference.bounds.get(to.name)?.exact.push(from);
  else if (from.kind === 'unknown') spread(inference, to);
  else if (to.kind !== from.kind) return;
  else exactParts(inference, from, to);
}

function exactParts(inference: Inference, from: NetType, to: NetType): void {
  if (to.kind === 'array' && from.kind === 'array') exact(inference, from.element, to.element);
  else if (to.kind === 'nullable' && from.kind === 'nullable') exact(inference, from.of, to.of);
  else if (to.kind === 'named' && from.kind === 'named' && to.definition === from.definition) {
    to.args.forEach((arg, index) => exact(inference, from.args[index] ?? unknownType, arg));
  } else lowerShape(inference, from, to);
}

/** Of what nobody knows, nobody knows the parts. */
function spread({ names, bounds }: Inference, to: NetType): void {
  for (const name of names) if (mentions(to, new Set([name]))) bounds.get(name)?.lower.push(unknownType);
}

/** The one bound that all others convert to. */
function fix({ bounds, fixed }: Inference, name: string): boolean {
  const { exact: exactBounds, lower: lowerBounds } = bounds.get(name) ?? { exact: [], lower: [] };
  const all = [...exactBounds, ...lowerBounds];
  if (all.some(({ kind }) => kind === 'unknown')) {
    fixed.set(name, all.find(({ kind }) => kind !== 'unknown') ?? unknownType);
    return true;
  }
  const found = bestType(exactBounds.length > 0 ? exactBounds : lowerBounds, all);
  if (found === undefined) return false;
  fixed.set(name, found);
  return true;
}

/** The first of the candidates that all of the types convert to. */
export function bestType(candidates: readonly NetType[], all: readonly NetType[] = candidates): NetType | undefined {
  const fitting = candidates.filter((each) => all.every((type) => standardConversion(type, each) !== null));
  return (
    fitting.find((each) =>
      fitting.every((other) => sameType(each, other) || standardConversion(each, other) === null),
    ) ?? fitting[0]
  );
}
