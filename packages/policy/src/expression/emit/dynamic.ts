import { findType } from '../../dotnet/lookup.ts';
import { equalValues } from '../../dotnet/protocol.ts';
import { raise, raiseNull } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import type { NetType } from '../../dotnet/type.ts';
import { printType, unknownType } from '../../dotnet/type-ops.ts';
import type { NetValue, Num } from '../../dotnet/value.ts';
import { netArray } from '../../dotnet/value.ts';
import { typeOfValue } from '../../dotnet/value-type.ts';
import type { ArgumentShape, FunctionType } from '../check/argument.ts';
import { convertUnknown } from '../check/conversion.ts';
import { defaultFromText } from '../check/default-text.ts';
import { asInstanceOf } from '../check/hierarchy.ts';
import { extensionMembers, instanceMembers } from '../check/members.ts';
import type { Candidate, Picked, Slot } from '../check/overload.ts';
import { applicable } from '../check/overload.ts';
import { byteAt, bytesOf, elements as elementsOf, itemAt, setByteAt, setItemAt } from './array-support.ts';
import type { DynamicSupport } from './build-function.ts';
import { kindOf, operatorFor, unaryFor } from './dynamic-operator.ts';

/** Members of values whose type is only known when they are there: C#'s rules, with the types that values say they have. */

type Run = (rt: Runtime, ...args: unknown[]) => NetValue;

const binderException = 'Microsoft.CSharp.RuntimeBinder.RuntimeBinderException';

function missing(target: NetValue, name: string): never {
  return raise(binderException, `'${printType(typeOfValue(target))}' does not contain a definition for '${name}'`);
}

function call(
  rt: Runtime,
  name: string,
  typeArguments: readonly NetType[],
  ...[target = null, ...args]: NetValue[]
): NetValue {
  if (target === null) return raiseNull();
  const type = typeOfValue(target);
  if (typeof target === 'function' && name === 'Invoke')
    return (target as unknown as Run)(...(args as [never, ...unknown[]]));
  const picked = pickMember(name, { target, args, typeArguments });
  if (picked !== null) {
    const { member: method, isExtension } = picked;
    return run(rt, method, isExtension ? { target: null, args: [target, ...args] } : { target, args });
  }
  return instanceMembers(type, name).length === 0 ? missing(target, name) : noMatch(name);
}

type Found = { readonly member: Picked; readonly isExtension: boolean };
type Sought = {
  readonly target: NetValue;
  readonly args: readonly NetValue[];
  readonly typeArguments: readonly NetType[];
};

const picks = new Map<string, Found | null>();
const picksMax = 10_000;

/** Picking is work: what was picked for values of these types is kept. Delegates do not say what they take. */
function pickMember(name: string, sought: Sought): Found | null {
  const { target, args, typeArguments } = sought;
  const isKept = typeArguments.length === 0 && !args.some((arg) => typeof arg === 'function');
  if (!isKept) return pickFresh(name, sought);
  const key = [name, kindOf(target), ...args.map(kindOf)].join(' ');
  const known = picks.get(key);
  if (known !== undefined) return known;
  const picked = pickFresh(name, sought);
  if (picks.size >= picksMax) picks.clear();
  picks.set(key, picked);
  return picked;
}

function pickFresh(name: string, { target, args, typeArguments }: Sought): Found | null {
  const shapes = args.map(shapeOf);
  const [own] = applicable(instanceMembers(typeOfValue(target), name), { args: shapes, typeArguments });
  if (own !== undefined) return { member: own, isExtension: false };
  const [extended] = applicable(extensionMembers(name), { args: [shapeOf(target), ...shapes], typeArguments });
  return extended === undefined ? null : { member: extended, isExtension: true };
}

function noMatch(name: string): never {
  return raise(binderException, `The best overloaded method match for '${name}' has some invalid arguments`);
}

/** Picks among methods that the checker has found to fit, by the values. */
function choose(
  rt: Runtime,
  candidates: readonly Candidate[],
  typeArguments: readonly NetType[],
  ...[self = null, ...args]: NetValue[]
): NetValue {
  const [picked] = applicable(candidates, { args: args.map(shapeOf), typeArguments });
  if (picked === undefined) return noMatch(candidates[0]?.signature.name ?? '');
  return run(rt, picked, { target: self, args });
}

type Given = { readonly target: NetValue; readonly args: readonly NetValue[] };

function run(rt: Runtime, picked: Picked, { target, args }: Given): NetValue {
  const { signature } = picked.candidate;
  const given: unknown[] = picked.slots.map((slot) => slotValue(rt, slot, args));
  const isInstance = !signature.isStatic && signature.kind !== 'constructor';
  const types = signature.typeParameters.length > 0 ? [picked.typeArguments] : [];
  return (signature.run as Run)(rt, ...types, ...(isInstance ? [target] : []), ...given) ?? null;
}

function slotValue(rt: Runtime, slot: Slot, args: readonly NetValue[]): unknown {
  if (slot.kind === 'default') return defaultFromText(slot.text, slot.type);
  if (slot.kind === 'argument') return convert(rt, args[slot.index] ?? null, slot.type);
  const items = slot.indexes.map((index) => convert(rt, args[index] ?? null, slot.element));
  return slot.element.kind === 'named' && slot.element.definition.name === 'System.Byte'
    ? bytesOf(items as Num[])
    : netArray(elementName(slot.element), items);
}

function elementName(type: NetType): string {
  return type.kind === 'named' ? type.definition.name : 'System.Object';
}

function convert(rt: Runtime, value: NetValue, type: NetType): NetValue {
  return typeof value === 'function' ? value : convertUnknown(rt, value, type);
}

/** A value as an argument; a delegate goes wherever one with as many parameters is wanted. */
function shapeOf(value: NetValue): ArgumentShape {
  if (typeof value !== 'function')
    return { name: null, mode: 'value', kind: { kind: 'typed', type: typeOfValue(value) } };
  const { length } = value;
  const fits = ({ parameters }: FunctionType): boolean => parameters.length === length;
  return {
    name: null,
    mode: 'value',
    kind: { kind: 'function', arity: length, explicit: null, returns: () => unknownType, fits },
  };
}

function member(rt: Runtime, target: NetValue, name: string): NetValue {
  if (target === null) return raiseNull();
  const special = languageMember(target, name);
  if (special !== undefined) return special;
  const [found] = instanceMembers(typeOfValue(target), name);
  if (found === undefined) return missing(target, name);
  if (found.signature.kind === 'method') return (...args: NetValue[]) => call(rt, name, [], target, ...args);
  return (found.signature.run as Run)(rt, target);
}

/** Members of tuples and anonymous objects. */
function languageMember(target: NonNullable<NetValue>, name: string): NetValue | undefined {
  if (typeof target !== 'object') return undefined;
  if (target.net === '<anonymous>') {
    const { names, values } = target as unknown as { names: readonly string[]; values: readonly NetValue[] };
    return values[names.indexOf(name)];
  }
  if (!target.net.startsWith('System.ValueTuple`') || !/^Item[1-9]\d*$/.test(name)) return undefined;
  return (target as unknown as { items: readonly NetValue[] }).items[Number(name.slice(4)) - 1];
}

function setMember(rt: Runtime, target: NetValue, name: string, value: NetValue): void {
  if (target === null) raiseNull();
  const [found] = instanceMembers(typeOfValue(target), name);
  if (found === undefined) missing(target, name);
  const { set, result } = found.signature;
  if (set === null) raise(binderException, `Property or indexer '${name}' cannot be assigned to -- it is read only`);
  (set as unknown as Run)(rt, target, convertUnknown(rt, value, result));
}

function indexer(target: NetValue, args: readonly NetValue[]): Picked {
  if (target === null) return raiseNull();
  const type = typeOfValue(target);
  const [picked] = applicable(instanceMembers(type, 'this'), { args: args.map(shapeOf), typeArguments: [] });
  return (
    picked ?? raise(binderException, `Cannot apply indexing with [] to an expression of type '${printType(type)}'`)
  );
}

function element(rt: Runtime, target: NetValue, ...args: NetValue[]): NetValue {
  if (typeof target === 'object' && target !== null && typeOfValue(target).kind === 'array') {
    const at = Number(convertUnknown(rt, args[0] ?? null, typeOfValue(0)));
    return target.net === 'System.Byte[]' ? byteAt(target as never, at) : itemAt(target as never, at);
  }
  return run(rt, indexer(target, args), { target, args });
}

function setIndex(rt: Runtime, target: NetValue, value: NetValue, ...args: NetValue[]): void {
  if (typeof target === 'object' && target !== null && typeOfValue(target).kind === 'array') {
    const at = Number(convertUnknown(rt, args[0] ?? null, typeOfValue(0)));
    if (target.net === 'System.Byte[]') setByteAt(target as never, at, value as never);
    else setItemAt(target as never, at, value);
    return;
  }
  const picked = indexer(target, args);
  const { set, result } = picked.candidate.signature;
  if (set === null) return raise(binderException, 'Property or indexer cannot be assigned to -- it is read only');
  const given = picked.slots.map((slot) => slotValue(rt, slot, args));
  (set as unknown as Run)(rt, target, ...given, convertUnknown(rt, value, result));
}

function invoke(_rt: Runtime, target: NetValue, ...args: NetValue[]): NetValue {
  if (target === null) return raiseNull();
  if (typeof target !== 'function') return raise(binderException, 'Cannot invoke a non-delegate type');
  return (target as unknown as (...given: NetValue[]) => NetValue)(...args);
}

function binary(rt: Runtime, operator: string, left: NetValue, right: NetValue): NetValue {
  return operatorFor(operator, left, right, dynamicSupport)(rt, left, right);
}

function unary(rt: Runtime, operator: string, operand: NetValue): NetValue {
  return unaryFor(operator, operand, dynamicSupport)(rt, operand);
}

/** `==`: numbers of different types are compared as numbers, all else by value. */
function equal(rt: Runtime, left: NetValue, right: NetValue): boolean {
  if (left === null || right === null || typeof left === typeof right) return equalValues(rt, left, right);
  return binary(rt, '==', left, right) === true;
}

/** What `foreach` goes through. */
function elements(rt: Runtime, value: NetValue): Iterable<NetValue> {
  const sequence = findType('System.Collections.IEnumerable');
  if (value === null) return raiseNull();
  const type = typeOfValue(value);
  if (sequence !== undefined && asInstanceOf(type, sequence) !== undefined) return elementsOf(rt, value);
  return raise(
    binderException,
    `Cannot implicitly convert type '${printType(type)}' to 'System.Collections.IEnumerable'`,
  );
}

export const dynamicSupport: DynamicSupport = {
  call,
  choose,
  member,
  setMember,
  index: element,
  setIndex,
  elements,
  invoke,
  binary,
  unary,
  equal,
};
