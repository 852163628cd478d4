import { dictionaryOf } from '../collections/dictionary-value.ts';
import { listOf } from '../collections/list-value.ts';
import { pair } from '../collections/pair.ts';
import { defaultOf } from '../default-value.ts';
import { NetException, raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, notSupported } from '../runtime.ts';
import { fullNameOf } from '../type-name.ts';
import type { NetType } from '../type.ts';
import type { EnumValue, NetValue } from '../value.ts';
import { byteArray, netArray } from '../value.ts';
import { canCastTo, castToken, castTokenOrNull } from './convert-token.ts';
import { changeType, toNumber } from './convert-value.ts';
import { readDate } from './json-date.ts';
import { printJson } from './print-json.ts';
import type { JToken } from './token.ts';
import { isJArray, isJObject, isJProperty, isJValue, isToken, jValue, tokenTypeName, tokenTypes } from './token.ts';
import { tokenPath } from './token-path.ts';
import { childrenOf, cloneToken } from './tree.ts';

type Named = NetType & { readonly kind: 'named' };

/** `token.ToObject<T>()`. */
export function toObject(rt: Runtime, token: JToken, type: NetType): NetValue {
  const target = type.kind === 'nullable' ? type.of : type;
  if (target.kind === 'named' && canCastTo(target.definition.name))
    return type.kind === 'nullable' || isReference(target)
      ? castTokenOrNull(rt, token, target.definition.name)
      : castToken(rt, token, target.definition.name);
  return deserialize(rt, token, type);
}

function isReference({ definition }: Named): boolean {
  return definition.kind === 'class';
}

/** What the deserializer makes of a token where a value of the type is expected. */
export function deserialize(rt: Runtime, token: JToken, type: NetType): NetValue {
  burn(rt, 1);
  switch (type.kind) {
    case 'named':
      return toNamed(rt, token, type);
    case 'nullable':
      return isNothing(token) ? null : deserialize(rt, token, type.of);
    case 'array':
      return toArray(rt, token, type);
    case 'unknown':
      return toAnything(rt, token);
    default:
      return notSupported(`JSON can not be deserialized to ${fullNameOf(type)}.`);
  }
}

function isNothing(token: JToken): boolean {
  return isJValue(token) && token.value === null;
}

function toNamed(rt: Runtime, token: JToken, type: Named): NetValue {
  const { name, kind } = type.definition;
  if (name === 'System.Object') return toAnything(rt, token);
  if (name.startsWith('Newtonsoft.Json.Linq.')) return toToken(rt, token, name);
  if (canCastTo(name)) return toSimple(rt, token, type);
  if (kind === 'enum') return toEnum(rt, token, type);
  if (kind !== 'struct' && isNothing(token)) return null;
  if (lists.has(name)) return listOf(elements(rt, token, type));
  if (dictionaries.has(name)) return toDictionary(rt, token, type);
  if (name === 'System.Collections.Generic.KeyValuePair`2') return toPair(rt, token, type);
  return notSupported(`JSON can not be deserialized to ${fullNameOf(type)}.`);
}

const generic = 'System.Collections.Generic.';
const lists: ReadonlySet<string> = new Set(
  ['List`1', 'IList`1', 'ICollection`1', 'IEnumerable`1', 'IReadOnlyList`1', 'IReadOnlyCollection`1'].map(
    (short) => generic + short,
  ),
);
const dictionaries: ReadonlySet<string> = new Set(
  ['Dictionary`2', 'IDictionary`2', 'IReadOnlyDictionary`2'].map((short) => generic + short),
);

/** As `object`, a simple value is itself, and all else stays a token. */
function toAnything(rt: Runtime, token: JToken): NetValue {
  return isJValue(token) ? withDate(token).value : cloneToken(rt, token);
}

/** Text is kept as it is read where text is wanted; where nobody says what is wanted, moments are recognized. */
function withDate(token: JToken & { readonly value: NetValue }): { readonly value: NetValue } {
  const date = typeof token.value === 'string' ? readDate(token.value) : null;
  return date === null ? token : { value: date };
}

function toToken(rt: Runtime, token: JToken, name: string): NetValue {
  if (isNothing(token) && name !== 'Newtonsoft.Json.Linq.JToken' && name !== 'Newtonsoft.Json.Linq.JValue') return null;
  const isOf =
    token.net === name ||
    name === 'Newtonsoft.Json.Linq.JToken' ||
    (name === 'Newtonsoft.Json.Linq.JContainer' && !isJValue(token));
  if (isOf) return recognizeDates(cloneToken(rt, token));
  return wrong(rt, token, `Deserialized JSON type '${token.net}' is not compatible with expected type '${name}'.`);
}

function recognizeDates(token: JToken): JToken {
  if (isJValue(token)) {
    const { value } = withDate(token);
    return value === token.value ? token : jValue(tokenTypes.Date, value);
  }
  if (isJProperty(token)) {
    token.value = recognizeDates(token.value);
    token.value.parent = token;
  } else if (isJObject(token)) token.properties.forEach(recognizeDates);
  else
    token.items.forEach((item, index) => {
      const own = recognizeDates(item);
      own.parent = token;
      token.items[index] = own;
    });
  return token;
}

function toSimple(rt: Runtime, token: JToken, type: Named): NetValue {
  const { name } = type.definition;
  if (!isJValue(token)) {
    const found = isJObject(token) ? 'StartObject' : isJArray(token) ? 'StartArray' : 'StartConstructor';
    return wrong(
      rt,
      token,
      `Error reading ${simpleNames.get(name) ?? 'value'}. Unexpected token: ${found}.`,
      'JsonReaderException',
    );
  }
  if (token.value === null) {
    if (isReference(type)) return null;
    return wrong(rt, token, `Error converting value {null} to type '${name}'.`);
  }
  try {
    return castTokenOrNull(rt, token, name);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (typeof token.value !== 'string')
      return wrong(rt, token, `Error converting value ${printJson(rt, token, false)} to type '${name}'.`);
    return wrong(
      rt,
      token,
      `Could not convert string to ${simpleNames.get(name) ?? name}: ${token.value}.`,
      'JsonReaderException',
    );
  }
}

const simpleNames: ReadonlyMap<string, string> = new Map([
  ['System.String', 'string'],
  ['System.Int32', 'integer'],
  ['System.Int64', 'integer'],
  ['System.Double', 'double'],
  ['System.Decimal', 'decimal'],
  ['System.Boolean', 'boolean'],
  ['System.DateTime', 'DateTime'],
  ['System.DateTimeOffset', 'DateTimeOffset'],
  ['System.Byte[]', 'bytes'],
]);

function wrong(rt: Runtime, token: JToken, message: string, type = 'JsonSerializationException'): never {
  return raise(`Newtonsoft.Json.${type}`, `${message} Path '${tokenPath(rt, token)}'.`);
}

function toEnum(rt: Runtime, token: JToken, { definition }: Named): NetValue {
  const value = isJValue(token) ? token.value : null;
  if (typeof value === 'string') {
    const name = Object.keys(definition.values).find((each) => each.toLowerCase() === value.trim().toLowerCase());
    if (name !== undefined) return { net: definition.name, value: definition.values[name] ?? 0 } as EnumValue;
  } else if (value !== null && tokenTypeName(token) === 'Integer')
    return { net: definition.name, value: toNumber(value) } as EnumValue;
  return wrong(
    rt,
    token,
    `Error converting value ${value === null ? '{null}' : printJson(rt, token, false)} to type '${definition.name}'.`,
  );
}

function elements(rt: Runtime, token: JToken, type: Named): NetValue[] {
  const [element = { kind: 'unknown' } as const] = type.args;
  return itemsOf(rt, token, type).map((item) => deserialize(rt, item, element));
}

function itemsOf(rt: Runtime, token: JToken, type: NetType): readonly JToken[] {
  if (isJArray(token)) return token.items;
  if (!isJObject(token))
    return wrong(rt, token, `Error converting value ${printJson(rt, token, false)} to type '${fullNameOf(type)}'.`);
  return wrong(
    rt,
    token,
    `Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type '${fullNameOf(type)}' because the type requires a JSON array (e.g. [1,2,3]) to deserialize correctly.\r\nTo fix this error either change the JSON to a JSON array (e.g. [1,2,3]) or change the deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.\r\n`.trimEnd() +
      '\r\n',
  );
}

function toArray(rt: Runtime, token: JToken, type: NetType & { readonly kind: 'array' }): NetValue {
  if (isNothing(token)) return null;
  const element = fullNameOf(type.element);
  if (element === 'System.Byte') return toBytes(rt, token, type);
  return netArray(
    element,
    itemsOf(rt, token, type).map((item) => deserialize(rt, item, type.element)),
  );
}

function toBytes(rt: Runtime, token: JToken, type: NetType): NetValue {
  if (isJValue(token)) return castTokenOrNull(rt, token, 'System.Byte[]');
  const values = itemsOf(rt, token, type).map((item) => castToken(rt, item, 'System.Byte'));
  return byteArray(Uint8Array.from(values, (value) => toNumber(value as NonNullable<NetValue>)));
}

function toDictionary(rt: Runtime, token: JToken, type: Named): NetValue {
  if (!isJObject(token)) {
    if (isJArray(token)) return raiseNoObject(rt, token, type);
    return wrong(rt, token, `Error converting value ${printJson(rt, token, false)} to type '${fullNameOf(type)}'.`);
  }
  const [key = { kind: 'unknown' } as const, value = { kind: 'unknown' } as const] = type.args;
  const keyName = key.kind === 'named' ? key.definition.name : 'System.Object';
  const entries = [...token.properties.values()].map((property): readonly [NetValue, NetValue] => [
    changeType(rt, property.name, keyName),
    deserialize(rt, property.value, value),
  ]);
  return dictionaryOf(entries);
}

function raiseNoObject(rt: Runtime, token: JToken, type: Named): never {
  return wrong(
    rt,
    token,
    `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '${fullNameOf(type)}' because the type requires a JSON object (e.g. {"name":"value"}) to deserialize correctly.\r\nTo fix this error either change the JSON to a JSON object (e.g. {"name":"value"}) or change the deserialized type to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.\r\n`,
  );
}

function toPair(rt: Runtime, token: JToken, type: Named): NetValue {
  const [key = { kind: 'unknown' } as const, value = { kind: 'unknown' } as const] = type.args;
  const named = new Map(
    childrenOf(token).flatMap((child) => (isJProperty(child) ? [[child.name.toLowerCase(), child.value]] : [])),
  );
  const part = (name: string, of: NetType): NetValue => {
    const found = named.get(name);
    return found === undefined ? null : deserialize(rt, found, of);
  };
  return pair(part('key', key), part('value', value));
}

/** `token.Value<T>()`: what the token is, what is in it, or what that converts to. */
export function tokenAs(rt: Runtime, token: NetValue, type: NetType): NetValue {
  if (token === null) return defaultOf(type);
  const target = type.kind === 'nullable' ? type.of : type;
  const name = fullNameOf(target);
  if (!isToken(token)) return token;
  if (isTokenType(token, name)) return token;
  if (!isJValue(token)) return raise('System.InvalidCastException', `Cannot cast ${token.net} to ${name}.`);
  if (token.value !== null) return changeType(rt, token.value, name);
  if (type.kind !== 'named' || type.definition.kind === 'class') return null;
  return raise('System.InvalidCastException', 'Null object cannot be converted to a value type.');
}

function isTokenType(token: JToken, name: string): boolean {
  if (token.net === name || name === 'Newtonsoft.Json.Linq.JToken' || name === 'System.Object') return true;
  return name === 'Newtonsoft.Json.Linq.JContainer'
    ? !isJValue(token)
    : name === 'Newtonsoft.Json.Linq.JValue' && isJValue(token);
}
