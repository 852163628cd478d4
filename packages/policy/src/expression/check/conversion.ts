import { castTo } from '../../dotnet/cast.ts';
import { isInstance } from '../../dotnet/is-instance.ts';
import { raise, raiseCast } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import type { NetType } from '../../dotnet/type.ts';
import { isNamed, isReference, isValueType, nameOf, printType, sameType, underlying } from '../../dotnet/type-ops.ts';
import type { EnumValue, NetValue } from '../../dotnet/value.ts';
import { typeOfValue } from '../../dotnet/value-type.ts';
import { isBoxingConversion, isReferenceConversion } from './hierarchy.ts';
import { convertNumber, fits, isIntegral, isNumeric, widens } from './numeric.ts';
import { userConversion } from './user-conversion.ts';

/** How a value of one type becomes one of another: `null` where it already is one. */
export type Conversion = { readonly kind: ConversionKind; readonly apply: Apply | null };
export type ConversionKind =
  | 'identity'
  | 'numeric'
  | 'constant'
  | 'reference'
  | 'boxing'
  | 'null'
  | 'user'
  | 'unknown'
  | 'tuple';
export type Apply = (rt: Runtime, value: NetValue) => NetValue;

const identity: Conversion = { kind: 'identity', apply: null };
const reference: Conversion = { kind: 'reference', apply: null };
const boxing: Conversion = { kind: 'boxing', apply: null };
const nullConversion: Conversion = { kind: 'null', apply: null };

/** The conversion that C# makes by itself; `constant` is the value where the expression is a constant. */
export function implicitConversion(from: NetType, to: NetType, constant?: NetValue): Conversion | null {
  return standardConversion(from, to, constant) ?? wrapped(userConversion(from, to, { isExplicit: false, standard }));
}

function standard(from: NetType, to: NetType): Apply | null | undefined {
  return standardConversion(from, to)?.apply;
}

function wrapped(apply: Apply | null): Conversion | null {
  return apply === null ? null : { kind: 'user', apply };
}

/** An implicit conversion that no type has declared. */
export function standardConversion(from: NetType, to: NetType, constant?: NetValue): Conversion | null {
  if (sameType(from, to)) return identity;
  if (from.kind === 'void' || to.kind === 'void') return null;
  if (to.kind === 'unknown' || to.kind === 'parameter') return { kind: 'unknown', apply: null };
  if (from.kind === 'unknown') return { kind: 'unknown', apply: (rt, value) => convertUnknown(rt, value, to) };
  if (from.kind === 'parameter') return isNamed(to, 'System.Object') ? boxing : null;
  if (from.kind === 'null') return ofNull(to);
  return to.kind === 'nullable' ? toNullable(from, to.of, constant) : valueConversion(from, to, constant);
}

function ofNull(to: NetType): Conversion | null {
  return isReference(to) || to.kind === 'nullable' ? nullConversion : null;
}

function valueConversion(from: NetType, to: NetType, constant: NetValue | undefined): Conversion | null {
  if (widens(from, to)) return { kind: 'numeric', apply: numeric(to) };
  if (constant !== undefined) {
    const found = constantConversion(from, to, constant);
    if (found !== null) return found;
  }
  if (from.kind === 'tuple' && to.kind === 'tuple') return tupleConversion(from, to);
  if (isReferenceConversion(from, to)) return reference;
  return isBoxingConversion(from, to) ? boxing : null;
}

function numeric(to: NetType): Apply {
  const name = nameOf(to);
  // A `T?` that a decimal's operator takes for a number may hold none.
  return (_rt, value) =>
    value === null
      ? raise('System.InvalidOperationException', 'Nullable object must have a value.')
      : convertNumber(value, name, false);
}

/** An `int` constant becomes a smaller number that holds it, and 0 any enumeration. */
function constantConversion(from: NetType, to: NetType, constant: NetValue): Conversion | null {
  const isInt = isNamed(from, 'System.Int32');
  if (isInt && isNumeric(to) && fits(constant, to)) return { kind: 'constant', apply: numeric(to) };
  if (isNamed(from, 'System.Int64') && isNamed(to, 'System.UInt64') && fits(constant, to)) {
    return { kind: 'constant', apply: numeric(to) };
  }
  if (isInt && constant === 0 && to.kind === 'named' && to.definition.kind === 'enum') {
    return { kind: 'constant', apply: toEnum(to.definition.name) };
  }
  return null;
}

function toNullable(from: NetType, to: NetType, constant: NetValue | undefined): Conversion | null {
  const inner = standardConversion(underlying(from), to, constant);
  if (inner === null) return null;
  const { kind, apply } = inner;
  if (apply === null || from.kind !== 'nullable') return { kind: kind === 'identity' ? 'reference' : kind, apply };
  return { kind, apply: lifted(apply) };
}

function lifted(apply: Apply): Apply {
  return (rt, value) => (value === null ? null : apply(rt, value));
}

type TupleType = NetType & { readonly kind: 'tuple' };

function tupleConversion(from: TupleType, to: TupleType): Conversion | null {
  if (from.elements.length !== to.elements.length) return null;
  const parts: (Apply | null)[] = [];
  for (const [index, { type }] of from.elements.entries()) {
    const target = to.elements[index]?.type;
    const part = target === undefined ? null : implicitConversion(type, target);
    if (part === null) return null;
    parts.push(part.apply);
  }
  if (parts.every((part) => part === null)) return reference;
  return {
    kind: 'tuple',
    apply: (rt, value) => {
      const tuple = value as { net: string; items: readonly NetValue[] };
      const items = tuple.items.map((item, index) => parts[index]?.(rt, item) ?? item);
      return { net: tuple.net, items } as NetValue;
    },
  };
}

function toEnum(name: string): Apply {
  return (_rt, value) => ({ net: name, value: Number(convertNumber(value, 'System.Int32', false)) }) as EnumValue;
}

/** `(T)x`: the implicit conversion if there is one, else what a cast can do. */
export function explicitConversion(from: NetType, to: NetType, isChecked = false): Conversion | null {
  if (from.kind === 'unknown') {
    return { kind: 'unknown', apply: (rt, value) => convertUnknown(rt, value, to, { isExplicit: true, isChecked }) };
  }
  const found = standardConversion(from, to);
  if (found !== null) return found;
  const number = numberCast(from, to, isChecked);
  if (number !== null) return { kind: 'numeric', apply: number };
  if (from.kind === 'nullable' || to.kind === 'nullable') {
    const inner = nullableCast(from, to, isChecked);
    if (inner !== null) return inner;
  }
  // Down from a base type no operator counts: `(JArray)value` of an object never goes through `JToken(Uri)`.
  if (isDowncast(from, to)) return { kind: 'reference', apply: (rt, value) => castTo(rt, value, to) };
  const user = userConversion(from, to, { isExplicit: true, standard: castStandard });
  if (user !== null) return { kind: 'user', apply: user };
  return isCastPossible(from, to) ? { kind: 'reference', apply: (rt, value) => castTo(rt, value, to) } : null;
}

function castStandard(from: NetType, to: NetType): Apply | null | undefined {
  const found = standardConversion(from, to);
  if (found !== null) return found.apply;
  const number = numberCast(from, to, false);
  if (number !== null) return number;
  return isDowncast(from, to) ? (rt, value) => castTo(rt, value, to) : undefined;
}

function isDowncast(from: NetType, to: NetType): boolean {
  return isReference(from) && isReferenceConversion(to, from) && isReference(to);
}

function nullableCast(from: NetType, to: NetType, isChecked: boolean): Conversion | null {
  if (!isValueType(underlying(from)) || !isValueType(underlying(to))) return null;
  const inner = explicitConversion(underlying(from), underlying(to), isChecked);
  if (inner === null) return null;
  if (to.kind === 'nullable') return { ...inner, apply: inner.apply === null ? null : lifted(inner.apply) };
  const apply = inner.apply;
  return { kind: 'numeric', apply: (rt, value) => afterValue(rt, value, apply) };
}

function afterValue(rt: Runtime, value: NetValue, apply: Apply | null): NetValue {
  if (value === null) return noValue();
  return apply === null ? value : apply(rt, value);
}

function numberCast(from: NetType, to: NetType, isChecked: boolean): Apply | null {
  const name = nameOf(to);
  if (isEnumeration(to)) return isEnumeration(from) ? reEnum(name) : isIntegral(from) ? toEnum(name) : null;
  if (isEnumeration(from)) {
    return isNumeric(to) ? (_rt, value) => convertNumber((value as EnumValue).value, name, isChecked) : null;
  }
  if (!isNumeric(from) || !isNumeric(to)) return null;
  const isDecimal = nameOf(from) === 'System.Decimal' || name === 'System.Decimal';
  return isDecimal ? null : (_rt, value) => convertNumber(value, name, isChecked);
}

/** Whether the cast is one of numbers, or of enumerations by their numbers, and no more; a decimal's is an operator. */
export function isNumberCast(from: NetType, to: NetType): boolean {
  return widens(from, to) || numberCast(from, to, false) !== null;
}

function isEnumeration(type: NetType): boolean {
  return type.kind === 'named' && type.definition.kind === 'enum';
}

function reEnum(name: string): Apply {
  return (_rt, value) => ({ net: name, value: (value as EnumValue).value }) as EnumValue;
}

/** Whether some value of the one type may be one of the other. */
function isCastPossible(from: NetType, to: NetType): boolean {
  if (from.kind === 'parameter' || isNamed(from, 'System.Object')) return to.kind !== 'void';
  if (isBoxingConversion(to, from)) return true;
  if (!isReference(from) || !isReference(to)) return false;
  if (isReferenceConversion(to, from)) return true;
  return isInterface(from) ? to.kind === 'named' : isInterface(to);
}

function isInterface(type: NetType): boolean {
  return type.kind === 'named' && type.definition.kind === 'interface';
}

/** What a value of unknown type becomes where a type is wanted: what it is, or what C# would convert it to. */
export function convertUnknown(
  rt: Runtime,
  value: NetValue,
  to: NetType,
  { isExplicit, isChecked }: { isExplicit: boolean; isChecked: boolean } = { isExplicit: false, isChecked: false },
): NetValue {
  if (to.kind === 'unknown' || isInstance(value, to)) return value;
  const from = typeOfValue(value);
  if (from.kind === 'unknown' || from.kind === 'null') return castTo(rt, value, to);
  const found = isExplicit ? explicitConversion(from, to, isChecked) : implicitConversion(from, to);
  if (found === null) return raiseCast(printType(from), printType(to));
  return found.apply === null ? value : found.apply(rt, value);
}

function noValue(): never {
  return raise('System.InvalidOperationException', 'Nullable object must have a value.');
}
