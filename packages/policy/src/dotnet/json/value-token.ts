import { typeNameOf } from '../protocol.ts';
import { raiseArgument } from '../raise.ts';
import type { NetValue } from '../value.ts';
import { isObject } from '../value.ts';
import type { JToken, JValue, TokenType } from './token.ts';
import { isToken, jValue, tokenTypes } from './token.ts';

/** A token for any value that may stand in JSON by itself; others raise as `new JValue(object)` does. */
export function valueToken(value: NetValue): JValue {
  const type = simpleType(value);
  if (type === null) return raiseArgument(`Could not determine JSON object type for type ${typeNameOf(value)}.`);
  return jValue(type, isChar(value) ? String.fromCharCode(value.code) : value);
}

/** The value itself if it is a token already. */
export function contentToken(value: NetValue): JToken {
  return isToken(value) ? value : valueToken(value);
}

/** The type of the token that a simple value becomes; `null` for what is not simple. */
export function simpleType(value: NetValue): TokenType | null {
  if (value === null) return tokenTypes.Null;
  switch (typeof value) {
    case 'string':
      return tokenTypes.String;
    case 'number':
    case 'bigint':
      return tokenTypes.Integer;
    case 'boolean':
      return tokenTypes.Boolean;
    default:
      return isObject(value) ? recordType(value) : null;
  }
}

function recordType(value: { readonly net: string }): TokenType | null {
  const known = recordTypes.get(value.net);
  if (known !== undefined) return known;
  return isEnumRecord(value) ? tokenTypes.Integer : null;
}

/** Only values of enumerations are records of a name and a number alone. */
export function isEnumRecord(value: {
  readonly net: string;
}): value is { readonly net: string; readonly value: number } {
  return (
    Object.hasOwn(value, 'value') && typeof Reflect.get(value, 'value') === 'number' && Object.keys(value).length === 2
  );
}

function isChar(value: NetValue): value is { readonly net: 'System.Char'; readonly code: number } {
  return isObject(value) && value.net === 'System.Char';
}

const recordTypes: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ['System.Byte', tokenTypes.Integer],
  ['System.SByte', tokenTypes.Integer],
  ['System.Int16', tokenTypes.Integer],
  ['System.UInt16', tokenTypes.Integer],
  ['System.UInt32', tokenTypes.Integer],
  ['System.UInt64', tokenTypes.Integer],
  ['System.Numerics.BigInteger', tokenTypes.Integer],
  ['System.Single', tokenTypes.Float],
  ['System.Double', tokenTypes.Float],
  ['System.Decimal', tokenTypes.Float],
  ['System.Char', tokenTypes.String],
  ['System.DateTime', tokenTypes.Date],
  ['System.DateTimeOffset', tokenTypes.Date],
  ['System.Byte[]', tokenTypes.Bytes],
  ['System.Guid', tokenTypes.Guid],
  ['System.Uri', tokenTypes.Uri],
  ['System.TimeSpan', tokenTypes.TimeSpan],
]);
