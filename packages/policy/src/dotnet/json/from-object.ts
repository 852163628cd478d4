import { entriesOf } from '../collections/dictionary-view.ts';
import { readMember } from '../collections/dispatch.ts';
import { isPair } from '../collections/pair.ts';
import { definitionNamed } from '../define.ts';
import { isInstance } from '../is-instance.ts';
import { typeNamed } from '../lookup.ts';
import { iterate, textOf, typeNameOf } from '../protocol.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { namedType } from '../type-ops.ts';
import type { NetArray, NetObject, NetValue } from '../value.ts';
import { isNet, isObject } from '../value.ts';
import { namedParts } from './named-part.ts';
import type { JArray, JObject, JToken } from './token.ts';
import { isJArray, isJObject, isToken, jArray, jNull, jObject, jProperty, tokenTypeName } from './token.ts';
import { append, checkDepth, cloneToken } from './tree.ts';
import { simpleType, valueToken } from './value-token.ts';

/** Steps that making a token takes. */
const tokenSteps = 8;

/** `JToken.FromObject`: what the serializer makes of a value. */
export function fromObject(rt: Runtime, value: NetValue): JToken {
  if (value === null) return raiseArgumentNull('o');
  return serialized(rt, value, 0);
}

export function objectFrom(rt: Runtime, value: NetValue): JObject {
  const token = fromObject(rt, value);
  if (isJObject(token)) return token;
  return raiseArgument(`Object serialized to ${tokenTypeName(token)}. JObject instance expected.`);
}

export function arrayFrom(rt: Runtime, value: NetValue): JArray {
  const token = fromObject(rt, value);
  if (isJArray(token)) return token;
  return raiseArgument(`Object serialized to ${tokenTypeName(token)}. JArray instance expected.`);
}

/** A value as a token that stands nowhere. */
export function serialized(rt: Runtime, value: NetValue, depth: number): JToken {
  checkDepth(rt, depth);
  burn(rt, tokenSteps);
  if (value === null) return jNull();
  if (isToken(value)) return cloneToken(rt, value, depth);
  if (simpleType(value) !== null) return valueToken(value);
  if (typeof value === 'function')
    return raise('Newtonsoft.Json.JsonSerializationException', 'Delegates can not be serialized.');
  if (isDictionary(value)) return objectOf(rt, textEntries(rt, value), depth);
  if (isEnumerable(value)) return arrayOf(rt, value, depth);
  return objectOf(rt, partsOf(rt, value as NetObject), depth);
}

export function isEnumerable(value: NetValue): boolean {
  return isNet<NetArray>(value, 'System.Array') || isInstanceOf(value, 'System.Collections.IEnumerable');
}

function isDictionary(value: NetValue): boolean {
  return (
    isInstanceOf(value, 'System.Collections.Generic.IReadOnlyDictionary`2') ||
    isInstanceOf(value, 'System.Collections.Generic.IDictionary`2')
  );
}

function isInstanceOf(value: NetValue, name: string): boolean {
  return definitionNamed(name) !== undefined && isInstance(value, namedType(typeNamed(name)));
}

function* textEntries(rt: Runtime, value: NetValue): Generator<readonly [string, NetValue]> {
  for (const [key, held] of entriesOf(rt, value)) yield [textOf(rt, key), held];
}

function objectOf(rt: Runtime, entries: Iterable<readonly [string, NetValue]>, depth: number): JObject {
  const object = jObject();
  for (const [name, held] of entries) {
    checkItems(rt, object.properties.size + 1);
    append(object, jProperty(name, serialized(rt, held, depth + 1)));
  }
  return object;
}

function arrayOf(rt: Runtime, value: NetValue, depth: number): JArray {
  const array = jArray();
  for (const item of iterate(rt, value)) {
    checkItems(rt, array.items.length + 1);
    append(array, serialized(rt, item, depth + 1));
  }
  return array;
}

/** The public properties of a value, in the order in which its type declares them. */
function* partsOf(rt: Runtime, value: NetObject): Generator<readonly [string, NetValue]> {
  if (isPair(value)) {
    yield ['Key', value.key];
    yield ['Value', value.value];
    return;
  }
  const parts = namedParts(value);
  if (parts !== null) return yield* parts;
  for (const name of propertyNames(typeNameOf(value))) {
    const held = readMember(rt, value, name);
    if (held !== undefined) yield [name, held];
  }
}

function propertyNames(type: string): readonly string[] {
  const definition = definitionNamed(type);
  if (definition === undefined) return [];
  const own = Object.keys(definition.members).flatMap(
    (declaration) => /^(?!static )\S.* (\w+) \{ get;/.exec(declaration)?.[1] ?? [],
  );
  return own;
}

/** Whether content is several things when it is put into a container. */
export function isMultiple(value: NetValue): boolean {
  return isObject(value) && !isToken(value) && simpleType(value) === null && isEnumerable(value);
}
