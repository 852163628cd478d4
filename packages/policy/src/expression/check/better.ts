import type { Parameter } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import { nameOf, sameType, unknownType } from '../../dotnet/type-ops.ts';
import type { ArgumentShape, FunctionShape } from './argument.ts';
import { implicitConversion } from './conversion.ts';
import type { Picked } from './overload.ts';

/** Whether a call rather means the one member than the other, if its arguments fit both. */
export function isBetter(left: Picked, right: Picked, args: readonly ArgumentShape[]): boolean {
  let isSomewhereBetter = false;
  for (const [index, arg] of args.entries()) {
    const verdict = compareConversions(arg, left.wanted[index] ?? unknownType, right.wanted[index] ?? unknownType);
    if (verdict < 0) return false;
    if (verdict > 0) isSomewhereBetter = true;
  }
  return isSomewhereBetter || isPreferred(left, right);
}

/** Both fit equally: the less general one. */
function isPreferred(left: Picked, right: Picked): boolean {
  const [a, b] = [left.candidate.signature, right.candidate.signature];
  const generic = Math.sign(b.typeParameters.length) - Math.sign(a.typeParameters.length);
  if (generic !== 0) return generic > 0;
  if (left.isExpanded !== right.isExpanded) return right.isExpanded;
  const defaults = countDefaults(right) - countDefaults(left);
  if (defaults !== 0) return defaults > 0;
  if (left.isExpanded && a.parameters.length !== b.parameters.length) return a.parameters.length > b.parameters.length;
  return isMoreSpecific(a.parameters, b.parameters);
}

function countDefaults({ slots }: Picked): number {
  return slots.filter(({ kind }) => kind === 'default').length;
}

function isMoreSpecific(left: readonly Parameter[], right: readonly Parameter[]): boolean {
  let isSomewhere = false;
  for (const [index, { type }] of left.entries()) {
    const verdict = compareSpecific(type, right[index]?.type ?? unknownType);
    if (verdict < 0) return false;
    if (verdict > 0) isSomewhere = true;
  }
  return isSomewhere;
}

/** A type parameter is less specific than anything else; types are as specific as their parts. */
function compareSpecific(left: NetType, right: NetType): number {
  if (left.kind === 'parameter' || right.kind === 'parameter') {
    return Number(right.kind === 'parameter') - Number(left.kind === 'parameter');
  }
  const [a, b] = [partsOf(left), partsOf(right)];
  let sum = 0;
  for (const [index, part] of a.entries()) sum += compareSpecific(part, b[index] ?? unknownType);
  return Math.sign(sum);
}

function partsOf(type: NetType): readonly NetType[] {
  if (type.kind === 'named') return type.args;
  if (type.kind === 'array') return [type.element];
  if (type.kind === 'nullable') return [type.of];
  return type.kind === 'function' ? [...type.parameters, type.returns] : [];
}

/** Above 0 if the conversion to the one type is better, below if that to the other. */
function compareConversions({ kind }: ArgumentShape, left: NetType, right: NetType): number {
  if (sameType(left, right)) return 0;
  if (kind.kind === 'function') return compareFunctions(kind, left, right);
  if (kind.kind === 'typed') {
    if (sameType(kind.type, left)) return 1;
    if (sameType(kind.type, right)) return -1;
  }
  return compareTargets(left, right);
}

const signed = new Set(['System.SByte', 'System.Int16', 'System.Int32', 'System.Int64']);
const unsigned = new Set(['System.Byte', 'System.UInt16', 'System.UInt32', 'System.UInt64']);

function compareTargets(left: NetType, right: NetType): number {
  if (left.kind === 'unknown' || right.kind === 'unknown') return 0;
  const isLeft = implicitConversion(left, right) !== null;
  const isRight = implicitConversion(right, left) !== null;
  if (isLeft !== isRight) return isLeft ? 1 : -1;
  if (signed.has(nameOf(left)) && unsigned.has(nameOf(right))) return 1;
  return signed.has(nameOf(right)) && unsigned.has(nameOf(left)) ? -1 : 0;
}

function compareFunctions(shape: FunctionShape, left: NetType, right: NetType): number {
  if (left.kind !== 'function' || right.kind !== 'function') return 0;
  const isSame =
    left.parameters.length === right.parameters.length &&
    left.parameters.every((parameter, index) => sameType(parameter, right.parameters[index] ?? unknownType));
  if (!isSame) return 0;
  if (left.returns.kind === 'void' || right.returns.kind === 'void') {
    return Number(right.returns.kind === 'void') - Number(left.returns.kind === 'void');
  }
  const returns = shape.returns(left.parameters);
  if (returns === undefined) return 0;
  if (sameType(returns, left.returns)) return 1;
  if (sameType(returns, right.returns)) return -1;
  return compareTargets(left.returns, right.returns);
}
