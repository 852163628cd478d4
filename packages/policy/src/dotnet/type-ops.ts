import { shortName, typeNamed } from './lookup.ts';
import type { TypeDefinition } from './define.ts';
import type { NetType } from './type.ts';

/** Types, as questions about them. */

export type NamedType = NetType & { readonly kind: 'named' };

export const unknownType: NetType = { kind: 'unknown' };
export const nullType: NetType = { kind: 'null' };
export const voidType: NetType = { kind: 'void' };

const plain = new WeakMap<TypeDefinition, NamedType>();

export function namedType(definition: TypeDefinition, args: readonly NetType[] = []): NamedType {
  if (args.length > 0) return { kind: 'named', definition, args };
  const known = plain.get(definition);
  if (known !== undefined) return known;
  const made: NamedType = { kind: 'named', definition, args };
  plain.set(definition, made);
  return made;
}

/** A type without type arguments that is always there. */
export function builtin(full: string): NamedType {
  return namedType(typeNamed(full));
}

/** The full name of a named type's definition; `''` of any other type. */
export function nameOf(type: NetType): string {
  return type.kind === 'named' ? type.definition.name : '';
}

export function isNamed(type: NetType, full: string): boolean {
  return type.kind === 'named' && type.definition.name === full;
}

export function isUnknown(type: NetType): boolean {
  return type.kind === 'unknown';
}

/** Structs, enumerations and tuples: what is never `null`. */
export function isValueType(type: NetType): boolean {
  if (type.kind === 'named') return type.definition.kind === 'struct' || type.definition.kind === 'enum';
  return type.kind === 'tuple';
}

export function isReference(type: NetType): boolean {
  return !isValueType(type) && type.kind !== 'nullable' && type.kind !== 'void';
}

export function sameType(left: NetType, right: NetType): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case 'named':
    case 'parameter':
    case 'function':
      return sameNamed(left, right as typeof left);
    case 'array':
      return sameType(left.element, (right as typeof left).element);
    case 'nullable':
      return sameType(left.of, (right as typeof left).of);
    case 'anonymous':
      return sameMembers(left.members, (right as typeof left).members);
    case 'tuple':
      return sameTypes(left.elements.map(typeOf), (right as typeof left).elements.map(typeOf));
    default:
      return true;
  }
}

type NamedOrFunction = NetType & { readonly kind: 'named' | 'parameter' | 'function' };

function sameNamed(left: NamedOrFunction, right: NamedOrFunction): boolean {
  if (left.kind === 'named' && right.kind === 'named') {
    return left.definition === right.definition && sameTypes(left.args, right.args);
  }
  if (left.kind === 'function' && right.kind === 'function') {
    return sameTypes(left.parameters, right.parameters) && sameType(left.returns, right.returns);
  }
  return left.kind === 'parameter' && right.kind === 'parameter' && left.name === right.name;
}

const typeOf = ({ type }: { readonly type: NetType }): NetType => type;

function sameTypes(left: readonly NetType[], right: readonly NetType[]): boolean {
  return left.length === right.length && left.every((type, index) => sameType(type, right[index] ?? voidType));
}

type Members = (NetType & { readonly kind: 'anonymous' })['members'];

function sameMembers(left: Members, right: Members): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, type }, at) => name === right[at]?.name && sameType(type, right[at].type))
  );
}

/** What type parameters stand for. */
export type Bindings = ReadonlyMap<string, NetType>;

/** The type with what its parameters stand for put in. */
export function substitute(type: NetType, bindings: Bindings): NetType {
  if (bindings.size === 0) return type;
  if (type.kind === 'parameter') return bindings.get(type.name) ?? type;
  return withParts(type, (inner) => substitute(inner, bindings));
}

/** The type with each of its parts replaced. */
function withParts(type: NetType, put: (part: NetType) => NetType): NetType {
  switch (type.kind) {
    case 'named':
      return type.args.length === 0 ? type : namedType(type.definition, type.args.map(put));
    case 'array':
      return { kind: 'array', element: put(type.element) };
    case 'nullable':
      return nullable(put(type.of));
    case 'function':
      return { kind: 'function', parameters: type.parameters.map(put), returns: put(type.returns) };
    case 'anonymous':
      return { kind: 'anonymous', members: type.members.map((member) => ({ ...member, type: put(member.type) })) };
    case 'tuple':
      return { kind: 'tuple', elements: type.elements.map((element) => ({ ...element, type: put(element.type) })) };
    default:
      return type;
  }
}

/** Whether one of the type parameters stands somewhere in the type. */
export function mentions(type: NetType, names: ReadonlySet<string>): boolean {
  switch (type.kind) {
    case 'parameter':
      return names.has(type.name);
    case 'named':
      return type.args.some((arg) => mentions(arg, names));
    case 'array':
      return mentions(type.element, names);
    case 'nullable':
      return mentions(type.of, names);
    case 'function':
      return [...type.parameters, type.returns].some((part) => mentions(part, names));
    case 'tuple':
      return type.elements.some((element) => mentions(element.type, names));
    case 'anonymous':
    case 'null':
    case 'void':
    case 'unknown':
      return false;
  }
}

/** `T?` of a value type; anything else can be `null` as it is. */
export function nullable(type: NetType): NetType {
  return isValueType(type) || type.kind === 'parameter' ? { kind: 'nullable', of: type } : type;
}

/** `T` of `T?`. */
export function underlying(type: NetType): NetType {
  return type.kind === 'nullable' ? type.of : type;
}

/** The type as C# code writes it. */
export function printType(type: NetType): string {
  switch (type.kind) {
    case 'named':
      return printNamed(type);
    case 'array':
      return `${printType(type.element)}[]`;
    case 'nullable':
      return `${printType(type.of)}?`;
    case 'parameter':
      return type.name;
    case 'function':
      return printFunction(type);
    case 'anonymous':
      return `<anonymous type: ${type.members.map(({ name, type: of }) => `${printType(of)} ${name}`).join(', ')}>`;
    case 'tuple':
      return `(${type.elements.map(({ name, type: of }) => printType(of) + (name === null ? '' : ` ${name}`)).join(', ')})`;
    case 'null':
      return '<null>';
    case 'void':
      return 'void';
    case 'unknown':
      return '?';
  }
}

function printNamed({ definition, args }: NamedType): string {
  const name = definition.keyword ?? shortName(definition);
  return args.length === 0 ? name : `${name}<${args.map(printType).join(', ')}>`;
}

function printFunction({ parameters, returns }: NetType & { readonly kind: 'function' }): string {
  if (returns.kind === 'void') {
    return parameters.length === 0 ? 'Action' : `Action<${parameters.map(printType).join(', ')}>`;
  }
  return `Func<${[...parameters, returns].map(printType).join(', ')}>`;
}
