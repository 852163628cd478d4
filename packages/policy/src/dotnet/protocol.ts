import type { TypeDefinition, TypeHooks } from './define.ts';
import { definitionNamed } from './define.ts';
import { findType } from './lookup.ts';
import { raise, raiseNull } from './raise.ts';
import type { Runtime } from './runtime.ts';
import { burn, newText, sameText } from './runtime.ts';
import type { NetValue } from './value.ts';

/** The questions that every .NET value answers, whatever its type. */

/** The full name of a value's type. `null` has none. */
export function typeNameOf(value: NetValue): string {
  switch (typeof value) {
    case 'string':
      return 'System.String';
    case 'number':
      return 'System.Int32';
    case 'boolean':
      return 'System.Boolean';
    case 'bigint':
      return 'System.Int64';
    case 'function':
      return 'System.Delegate';
    default:
      return value === null ? raiseNull() : value.net;
  }
}

/** The definition of a value's type; where it has none of its own (an anonymous object) that of `object`. */
export function definitionOf(value: NetValue): TypeDefinition {
  return definitionNamed(typeNameOf(value)) ?? (definitionNamed('System.Object') as TypeDefinition);
}

/** The hook of the value's type, or of the nearest type that it derives from. */
function hookOf<Name extends keyof TypeHooks>(value: NetValue, name: Name): TypeHooks[Name] | undefined {
  let definition: TypeDefinition | undefined = definitionOf(value);
  while (definition !== undefined) {
    const hook: TypeHooks[Name] | undefined = definition.hooks[name];
    if (hook !== undefined) return hook;
    definition = definition.base === null ? undefined : baseOf(definition);
  }
  return undefined;
}

const bases = new Map<string, TypeDefinition | undefined>();

function baseOf({ name, base }: TypeDefinition): TypeDefinition | undefined {
  if (!bases.has(name)) bases.set(name, base === null ? undefined : findType(base));
  return bases.get(name);
}

/** `value.ToString()`; `""` for `null`, as concatenation and formatting have it. */
export function textOf(rt: Runtime, value: NetValue, format: string | null = null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  const text = hookOf(value, 'text') as ((rt: Runtime, self: NetValue, format: string | null) => string) | undefined;
  return text === undefined ? typeNameOf(value) : newText(rt, text(rt, value, format));
}

/** Steps that a look into two structures takes. */
const structureSteps = 4;

/** `object.Equals(left, right)`: equal values of one type, or the same object. */
export function equalValues(rt: Runtime, left: NetValue, right: NetValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') return sameText(rt, left, right);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  burn(rt, structureSteps);
  if (left.net !== right.net) return false;
  const equals = hookOf(left, 'equals') as ((rt: Runtime, left: NetValue, right: NetValue) => boolean) | undefined;
  return equals !== undefined && equals(rt, left, right);
}

/** What a `Map` may hold in place of the value, such that equal values are one key. */
export function keyOf(value: NetValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const key = hookOf(value, 'key') as ((self: NetValue) => unknown) | undefined;
  return key === undefined ? value : key(value);
}

/** `Comparer<T>.Default`: `null` first; values without an order raise as .NET does. */
export function compareValues(rt: Runtime, left: NetValue, right: NetValue): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  burn(rt, structureSteps);
  const compare = hookOf(left, 'compare') as ((rt: Runtime, left: NetValue, right: NetValue) => number) | undefined;
  if (compare === undefined)
    return raise('System.ArgumentException', 'At least one object must implement IComparable.');
  const name = typeNameOf(left);
  if (name !== typeNameOf(right) && (definitionOf(left).kind !== 'class' || typeof left === 'string'))
    return raise('System.ArgumentException', `Object must be of type ${name.slice(name.lastIndexOf('.') + 1)}.`);
  return compare(rt, left, right);
}

/** What `Convert` sees of a value: the value itself, or what its type says is inside; `undefined` if neither. */
export function plainOf(value: NetValue): NetValue | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const plain = hookOf(value, 'plain') as ((self: NetValue) => NetValue) | undefined;
  return plain?.(value);
}

/** Steps that beginning an enumeration takes. */
const enumeratorSteps = 4;

/** The elements of something enumerable; each one taken burns a step. */
export function* iterate(rt: Runtime, value: NetValue): Generator<NetValue> {
  if (value === null) raiseNull();
  const elements = hookOf(value, 'iterate') as ((rt: Runtime, self: NetValue) => Iterable<NetValue>) | undefined;
  if (elements === undefined) throw new Error(`${typeNameOf(value)} is not enumerable`);
  burn(rt, enumeratorSteps);
  for (const element of elements(rt, value)) {
    burn(rt, 1);
    yield element;
  }
}
