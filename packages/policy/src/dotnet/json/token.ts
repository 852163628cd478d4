import type { EnumValue, NetValue } from '../value.ts';
import { isObject } from '../value.ts';

/**
 * JSON in memory, as Newtonsoft.Json.Linq has it. Tokens change in place and know what they stand in; the properties of an
 * object stand in a `Map`, so that `__proto__` is a name like any other.
 */
export type JToken = JObject | JArray | JConstructor | JProperty | JValue;
export type JContainer = JObject | JArray | JConstructor | JProperty;

export type JObject = {
  readonly net: 'Newtonsoft.Json.Linq.JObject';
  parent: JContainer | null;
  readonly properties: Map<string, JProperty>;
};
export type JArray = {
  readonly net: 'Newtonsoft.Json.Linq.JArray';
  parent: JContainer | null;
  readonly items: JToken[];
};
export type JConstructor = {
  readonly net: 'Newtonsoft.Json.Linq.JConstructor';
  parent: JContainer | null;
  name: string | null;
  readonly items: JToken[];
};
/**
 * A property. Whoever walks an object as a dictionary gets its properties too, and reads them as pairs: `key` is the name
 * under the name that a `KeyValuePair` has for it.
 */
export type JProperty = {
  readonly net: 'Newtonsoft.Json.Linq.JProperty';
  parent: JContainer | null;
  readonly name: string;
  readonly key: string;
  value: JToken;
};
/** A `JRaw` is a `JValue` whose text is printed as it is. */
export type JValue = {
  readonly net: 'Newtonsoft.Json.Linq.JValue' | 'Newtonsoft.Json.Linq.JRaw';
  parent: JContainer | null;
  type: TokenType;
  value: NetValue;
};

/** An integer beyond 64 bits. */
export type BigInteger = { readonly net: 'System.Numerics.BigInteger'; readonly value: bigint };

/** The members of `JTokenType` and their numbers. */
export const tokenTypes = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;
export type TokenTypeName = keyof typeof tokenTypes;
export type TokenType = (typeof tokenTypes)[TokenTypeName];

const typeNames: readonly TokenTypeName[] = Object.keys(tokenTypes) as TokenTypeName[];

export function tokenType(token: JToken): TokenType {
  switch (token.net) {
    case 'Newtonsoft.Json.Linq.JObject':
      return tokenTypes.Object;
    case 'Newtonsoft.Json.Linq.JArray':
      return tokenTypes.Array;
    case 'Newtonsoft.Json.Linq.JConstructor':
      return tokenTypes.Constructor;
    case 'Newtonsoft.Json.Linq.JProperty':
      return tokenTypes.Property;
    default:
      return token.type;
  }
}

export function tokenTypeName(token: JToken): TokenTypeName {
  return typeNames[tokenType(token)] as TokenTypeName;
}

/** A token's type as the enumeration has it. */
export function tokenTypeValue(token: JToken): EnumValue {
  return { net: 'Newtonsoft.Json.Linq.JTokenType', value: tokenType(token) };
}

export function isToken(value: NetValue | undefined): value is JToken {
  return value !== undefined && isObject(value) && tokenNets.has(value.net);
}

const tokenNets: ReadonlySet<string> = new Set<JToken['net']>([
  'Newtonsoft.Json.Linq.JObject',
  'Newtonsoft.Json.Linq.JArray',
  'Newtonsoft.Json.Linq.JConstructor',
  'Newtonsoft.Json.Linq.JProperty',
  'Newtonsoft.Json.Linq.JValue',
  'Newtonsoft.Json.Linq.JRaw',
]);

export function isJObject(token: NetValue | undefined): token is JObject {
  return isToken(token) && token.net === 'Newtonsoft.Json.Linq.JObject';
}

export function isJArray(token: NetValue | undefined): token is JArray {
  return isToken(token) && token.net === 'Newtonsoft.Json.Linq.JArray';
}

export function isJProperty(token: NetValue | undefined): token is JProperty {
  return isToken(token) && token.net === 'Newtonsoft.Json.Linq.JProperty';
}

export function isJValue(token: NetValue | undefined): token is JValue {
  return isToken(token) && (token.net === 'Newtonsoft.Json.Linq.JValue' || token.net === 'Newtonsoft.Json.Linq.JRaw');
}

export function jObject(): JObject {
  return { net: 'Newtonsoft.Json.Linq.JObject', parent: null, properties: new Map() };
}

export function jArray(): JArray {
  return { net: 'Newtonsoft.Json.Linq.JArray', parent: null, items: [] };
}

export function jConstructor(name: string | null): JConstructor {
  return { net: 'Newtonsoft.Json.Linq.JConstructor', parent: null, name, items: [] };
}

/** A property with a value that stands nowhere else; `null` is JSON's. */
export function jProperty(name: string, value: JToken | null): JProperty {
  const own = value ?? jNull();
  const property: JProperty = { net: 'Newtonsoft.Json.Linq.JProperty', parent: null, name, key: name, value: own };
  own.parent = property;
  return property;
}

export function jValue(type: TokenType, value: NetValue): JValue {
  return { net: 'Newtonsoft.Json.Linq.JValue', parent: null, type, value };
}

export function jRaw(text: NetValue): JValue {
  return { net: 'Newtonsoft.Json.Linq.JRaw', parent: null, type: tokenTypes.Raw, value: text };
}

export function jNull(): JValue {
  return jValue(tokenTypes.Null, null);
}

export function jString(text: string): JValue {
  return jValue(tokenTypes.String, text);
}
