import { definitionNamed } from '../define.ts';
import { shortName } from '../lookup.ts';
import { plainOf, typeNameOf } from '../protocol.ts';
import { raise, raiseCast } from '../raise.ts';
import type { Char, Decimal, EnumValue, NetValue, Num, ULong } from '../value.ts';
import { isNet } from '../value.ts';

/** A value as `Convert` sees it. */
export type Convertible =
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'unit'; readonly code: number }
  | { readonly kind: 'whole'; readonly value: bigint }
  | { readonly kind: 'real'; readonly value: number; readonly isSingle: boolean }
  | { readonly kind: 'decimal'; readonly value: Decimal };

const wholeNames = new Set(['Byte', 'SByte', 'Int16', 'UInt16', 'UInt32', 'UInt64'].map((name) => `System.${name}`));

/** Takes a value for conversion to the type of this full name; what is no number, text, character or truth raises. */
export function convertible(value: NetValue, target: string): Convertible {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', text: value };
    case 'boolean':
      return { kind: 'truth', value };
    case 'number':
    case 'bigint':
      return { kind: 'whole', value: BigInt(value) };
    case 'function':
      return raiseCast('System.Delegate', 'System.IConvertible');
    default:
      return value === null ? { kind: 'null' } : ofRecord(value, target);
  }
}

function ofRecord(value: NetValue & object, target: string): Convertible {
  if (isNet<Decimal>(value, 'System.Decimal')) return { kind: 'decimal', value };
  if (isNet<Char>(value, 'System.Char')) return { kind: 'unit', code: value.code };
  if (isNet<Num>(value, 'System.Double')) return { kind: 'real', value: value.value, isSingle: false };
  if (isNet<Num>(value, 'System.Single')) return { kind: 'real', value: value.value, isSingle: true };
  const name = typeNameOf(value);
  if (wholeNames.has(name) || definitionNamed(name)?.kind === 'enum')
    return { kind: 'whole', value: BigInt((value as Num | ULong | EnumValue).value) };
  if (name === 'System.DateTime') return raiseInvalid('DateTime', target);
  const plain = plainOf(value);
  return plain === undefined || plain === value ? raiseCast(name, 'System.IConvertible') : convertible(plain, target);
}

/** Conversions that are there and always fail. */
export function raiseInvalid(from: string, target: string): never {
  return raise('System.InvalidCastException', `Invalid cast from '${from}' to '${shortName({ name: target })}'.`);
}
