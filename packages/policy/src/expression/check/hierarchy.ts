import { findType } from '../../dotnet/lookup.ts';
import type { TypeDefinition } from '../../dotnet/define.ts';
import { parentsOf } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { NamedType } from '../../dotnet/type-ops.ts';
import { builtin, isNamed, isReference, namedType, sameType } from '../../dotnet/type-ops.ts';

/** What derives from what. */

const arrayInterfaces = ['IEnumerable', 'ICollection', 'IList', 'IReadOnlyCollection', 'IReadOnlyList'];

/** The types that a type derives from and implements, itself first, nearest first; `object` is left to the end. */
export function ancestors(type: NetType): readonly NamedType[] {
  const found: NamedType[] = [];
  const pending: NamedType[] = [...rootsOf(type)];
  for (const each of pending) {
    if (found.some((known) => sameType(known, each))) continue;
    found.push(each);
    pending.push(...parentsOf(each));
  }
  const object = builtin('System.Object');
  return [...found.filter((each) => each !== object), object];
}

function rootsOf(type: NetType): readonly NamedType[] {
  switch (type.kind) {
    case 'named':
      return [type];
    case 'array':
      return [...arrayRoots(type.element)];
    case 'function':
      return listed('System.Delegate');
    case 'nullable':
    case 'tuple':
      return listed('System.ValueType');
    case 'anonymous':
    case 'parameter':
    case 'null':
    case 'void':
    case 'unknown':
      return [];
  }
}

function listed(name: string): NamedType[] {
  const definition = findType(name);
  return definition === undefined ? [] : [namedType(definition)];
}

function* arrayRoots(element: NetType): Iterable<NamedType> {
  yield* listed('System.Array');
  for (const name of arrayInterfaces) {
    const definition = findType(`System.Collections.Generic.${name}`, 1);
    if (definition !== undefined) yield namedType(definition, [element]);
  }
}

/** The type as one of the given definition: what `IEnumerable<T>` a `List<int>` is. */
export function asInstanceOf(type: NetType, definition: TypeDefinition): NamedType | undefined {
  if (type.kind === 'named' && type.definition === definition) return type;
  return ancestors(type).find((each) => each.definition === definition);
}

const covariant = new Set([
  'System.Collections.Generic.IEnumerable`1',
  'System.Collections.Generic.IEnumerator`1',
  'System.Collections.Generic.IReadOnlyCollection`1',
  'System.Collections.Generic.IReadOnlyList`1',
  'System.Linq.IOrderedEnumerable`1',
  'System.Linq.IGrouping`2',
]);

/** Whether a type argument may be of a deriving type. */
export function isCovariant(definition: TypeDefinition): boolean {
  return covariant.has(definition.name);
}

/** Whether a reference of the one type is one of the other, without any work. */
export function isReferenceConversion(from: NetType, to: NetType): boolean {
  if (sameType(from, to)) return true;
  if (!isReference(from) || !isReference(to)) return false;
  if (isNamed(to, 'System.Object')) return true;
  if (from.kind === 'array' && to.kind === 'array') return isElementConversion(from.element, to.element);
  if (from.kind === 'function' && to.kind === 'function') return isDelegateConversion(from, to);
  if (to.kind !== 'named') return false;
  const found = asInstanceOf(from, to.definition);
  return found !== undefined && argumentsFit(found, to);
}

/** Whether the type implements the interface, or is a boxed value's base, with fitting arguments. */
export function isBoxingConversion(from: NetType, to: NetType): boolean {
  if (to.kind !== 'named' || isReference(from) || from.kind === 'void') return false;
  if (isNamed(to, 'System.Object')) return true;
  const value = from.kind === 'nullable' ? from.of : from;
  if (to.definition.kind === 'struct' || to.definition.kind === 'enum') return false;
  if (isNamed(to, 'System.ValueType')) return true;
  if (isNamed(to, 'System.Enum')) return value.kind === 'named' && value.definition.kind === 'enum';
  const found = asInstanceOf(value, to.definition);
  return found !== undefined && argumentsFit(found, to);
}

function argumentsFit(from: NamedType, to: NamedType): boolean {
  return from.args.every((arg, index) => {
    const wanted = to.args[index];
    if (wanted === undefined) return false;
    if (arg.kind === 'unknown' || wanted.kind === 'unknown') return true;
    return sameType(arg, wanted) || (isCovariant(to.definition) && isElementConversion(arg, wanted));
  });
}

function isElementConversion(from: NetType, to: NetType): boolean {
  if (from.kind === 'unknown' || to.kind === 'unknown') return true;
  return sameType(from, to) || (isReference(from) && isReference(to) && isReferenceConversion(from, to));
}

type FunctionType = NetType & { readonly kind: 'function' };

function isDelegateConversion(from: FunctionType, to: FunctionType): boolean {
  return (
    from.parameters.length === to.parameters.length &&
    from.parameters.every((parameter, index) => isElementConversion(to.parameters[index] ?? parameter, parameter)) &&
    isElementConversion(from.returns, to.returns)
  );
}
