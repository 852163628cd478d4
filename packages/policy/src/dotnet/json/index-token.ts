import { textOf } from '../protocol.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { JObject, JToken } from './token.ts';
import { isJValue, jProperty } from './token.ts';
import { childAt, insertToken, replaceAt } from './tree.ts';

/** `token[key]`, whatever the token and the key are. */
export function getIndexed(rt: Runtime, token: JToken, key: NetValue): JToken | null {
  if (isJValue(token) || token.net === 'Newtonsoft.Json.Linq.JProperty') return raiseNoChildren(token);
  if (key === null) return raiseArgumentNull('key');
  if (token.net === 'Newtonsoft.Json.Linq.JObject') return getProperty(token, nameKey(rt, token, key));
  return childAt(token, indexKey(rt, token, key));
}

export function setIndexed(rt: Runtime, token: JToken, ...[key, value]: [NetValue, JToken | null]): null {
  if (isJValue(token) || token.net === 'Newtonsoft.Json.Linq.JProperty') return raiseNoChildren(token);
  if (key === null) return raiseArgumentNull('key');
  if (token.net === 'Newtonsoft.Json.Linq.JObject') return setProperty(rt, token, nameKey(rt, token, key), value);
  replaceAt(rt, token, indexKey(rt, token, key), value);
  return null;
}

export function raiseNoChildren(token: JToken): never {
  return raise('System.InvalidOperationException', `Cannot access child value on ${token.net}.`);
}

/** The value of a property; `null` where there is none. */
export function getProperty(object: JObject, name: string | null): JToken | null {
  if (name === null) return raiseArgumentNull('propertyName');
  return object.properties.get(name)?.value ?? null;
}

export function setProperty(rt: Runtime, object: JObject, ...[name, value]: [string | null, JToken | null]): null {
  if (name === null) return raiseArgumentNull('propertyName');
  const known = object.properties.get(name);
  if (known !== undefined) replaceAt(rt, known, 0, value);
  else addProperty(rt, object, name, value);
  return null;
}

/** `object.Add(name, value)`; the name must be new. */
export function addProperty(rt: Runtime, object: JObject, ...[name, value]: [string | null, JToken | null]): null {
  if (name === null) return raiseArgumentNull('name');
  const property = jProperty(name, null);
  if (value !== null) replaceAt(rt, property, 0, value);
  insertToken(rt, object, object.properties.size, property);
  return null;
}

function nameKey(rt: Runtime, token: JToken, key: NonNullable<NetValue>): string {
  if (typeof key === 'string') return key;
  return raiseArgument(
    `Accessed ${shortNet(token)} values with invalid key value: ${textOf(rt, key)}. Object property name expected.`,
  );
}

function indexKey(rt: Runtime, token: JToken, key: NonNullable<NetValue>): number {
  if (typeof key === 'number') return key;
  const shown = typeof key === 'string' ? `"${key}"` : textOf(rt, key);
  const wanted =
    token.net === 'Newtonsoft.Json.Linq.JArray' ? 'Int32 array index expected.' : 'Argument position index expected.';
  return raiseArgument(`Accessed ${shortNet(token)} values with invalid key value: ${shown}. ${wanted}`);
}

function shortNet(token: JToken): string {
  return token.net.slice(token.net.lastIndexOf('.') + 1);
}
