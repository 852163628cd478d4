import { definitionNamed, type TypeDefinition } from './define.ts';
import { parentsOf } from './member-table.ts';
import { typeNameOf } from './protocol.ts';
import { fullNameOf } from './type-name.ts';
import { namedType } from './type-ops.ts';
import type { NetType } from './type.ts';
import { isNet, isObject, type ByteArray, type NetArray, type NetValue } from './value.ts';

/**
 * `value is T`. Values do not carry their type arguments: a `List<int>` counts as a `List<string>` too. Arrays know what
 * their elements are, and are told apart by it.
 */
export function isInstance(value: NetValue, type: NetType): boolean {
  if (value === null) return false;
  if (type.kind === 'named') return isOfDefinition(value, type.definition) && hasElements(value, type);
  if (type.kind === 'array') return isArrayOf(value, type.element);
  return type.kind === 'nullable' ? isInstance(value, type.of) : isOfShape(value, type.kind, fullNameOf(type));
}

/** Types without a definition are told by what their values look like. */
function isOfShape(value: NonNullable<NetValue>, kind: NetType['kind'], name: string): boolean {
  switch (kind) {
    case 'function':
      return typeof value === 'function';
    case 'tuple':
      return isObject(value) && value.net === name;
    case 'anonymous':
      return isObject(value) && definitionNamed(value.net) === undefined;
    default:
      return kind === 'unknown' || kind === 'parameter';
  }
}

/** Whether values of the one definition are values of the other: it itself, what it derives from, what it implements. */
function derivesFrom(definition: TypeDefinition, ancestor: TypeDefinition): boolean {
  return ancestor.name === 'System.Object' || ancestorsOf(definition).has(ancestor.name);
}

/** What every array implements beside what `System.Array` says. */
const arrayInterfaces: ReadonlySet<string> = new Set([
  'System.Array',
  'System.Collections.IEnumerable',
  'System.Collections.Generic.IEnumerable`1',
  'System.Collections.Generic.ICollection`1',
  'System.Collections.Generic.IList`1',
  'System.Collections.Generic.IReadOnlyCollection`1',
  'System.Collections.Generic.IReadOnlyList`1',
]);

function isOfDefinition(value: NonNullable<NetValue>, definition: TypeDefinition): boolean {
  const { name } = definition;
  if (name === 'System.Object') return true;
  const actual = typeNameOf(value);
  if (actual === name) return true;
  if (elementNameOf(value) !== null) return arrayInterfaces.has(name);
  const own = definitionNamed(actual);
  if (own === undefined) return false;
  if (name === 'System.ValueType') return own.kind === 'struct' || own.kind === 'enum';
  if (name === 'System.Enum') return own.kind === 'enum';
  return derivesFrom(own, definition);
}

/** Of an array that is asked whether it is an `IEnumerable<T>`: whether its elements are. */
function hasElements(value: NonNullable<NetValue>, { args }: NetType & { readonly kind: 'named' }): boolean {
  const element = elementNameOf(value);
  const [wanted] = args;
  return element === null || wanted === undefined || isElement(element, wanted);
}

function isArrayOf(value: NonNullable<NetValue>, wanted: NetType): boolean {
  const element = elementNameOf(value);
  return element !== null && isElement(element, wanted);
}

function elementNameOf(value: NonNullable<NetValue>): string | null {
  if (isNet<ByteArray>(value, 'System.Byte[]')) return 'System.Byte';
  return isNet<NetArray>(value, 'System.Array') ? value.element : null;
}

/** Arrays of reference types are arrays of what these derive from; arrays of values are of these values alone. */
function isElement(element: string, wanted: NetType): boolean {
  if (wanted.kind === 'unknown' || wanted.kind === 'parameter') return true;
  if (element === fullNameOf(wanted)) return true;
  const own = definitionNamed(element.replace(/\[.*$/, ''));
  if (own?.kind === 'struct' || own?.kind === 'enum') return element.endsWith('[]') && isObjectType(wanted);
  if (wanted.kind !== 'named') return false;
  return isObjectType(wanted) || (own !== undefined && derivesFrom(own, wanted.definition));
}

function isObjectType(type: NetType): boolean {
  return type.kind === 'named' && type.definition.name === 'System.Object';
}

const ancestors = new Map<string, ReadonlySet<string>>();

function ancestorsOf(definition: TypeDefinition): ReadonlySet<string> {
  const known = ancestors.get(definition.name);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const pending = [definition];
  for (const each of pending) {
    if (found.has(each.name)) continue;
    found.add(each.name);
    pending.push(...parentsOf(namedType(each)).map((parent) => parent.definition));
  }
  ancestors.set(definition.name, found);
  return found;
}
