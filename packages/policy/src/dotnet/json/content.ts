import { iterate } from '../protocol.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { isMultiple } from './from-object.ts';
import type { JContainer, JObject, JToken } from './token.ts';
import { isJArray, isJObject, isJProperty, isJValue, jArray } from './token.ts';
import { childCount, childrenOf, insertToken, replaceAt } from './tree.ts';
import { contentToken } from './value-token.ts';

/** Puts content into a container: a token, a simple value, or many of them. */
export function addContent(rt: Runtime, container: JContainer, ...[index, content]: [number, NetValue]): number {
  if (!isMultiple(content)) {
    insertToken(rt, container, index, contentToken(content));
    return index + 1;
  }
  let at = index;
  for (const item of iterate(rt, content)) at = addContent(rt, container, at, item);
  return at;
}

export function addLast(rt: Runtime, container: JContainer, content: NetValue): null {
  addContent(rt, container, isJProperty(container) ? 0 : childCount(container), content);
  return null;
}

/** What a property's value is made of: of many things, an array. */
export function propertyContent(rt: Runtime, content: NetValue): JToken {
  if (!isMultiple(content)) return contentToken(content);
  const array = jArray();
  addLast(rt, array, content);
  return array;
}

/** The container that a token stands in, which it must. */
export function parentOf(token: JToken): JContainer {
  return token.parent ?? raise('System.InvalidOperationException', 'The parent is missing.');
}

/** `container.Merge(content)`: objects are merged by name, arrays put one behind the other, `null` changes nothing. */
export function mergeContent(rt: Runtime, container: JContainer, content: NetValue): null {
  if (isJObject(container) && isJObject(content)) mergeObjects(rt, container, content);
  else if (isJArray(container) && isJArray(content)) {
    for (const item of content.items.slice()) insertToken(rt, container, container.items.length, item);
  }
  return null;
}

function mergeObjects(rt: Runtime, into: JObject, from: JObject): void {
  for (const property of childrenOf(from)) {
    if (!isJProperty(property)) continue;
    const known = into.properties.get(property.name);
    const { value } = property;
    if (known === undefined) insertToken(rt, into, into.properties.size, property);
    else if (!isJValue(known.value) && known.value.net === value.net) mergeContent(rt, known.value, value);
    else if (!isJValue(value) || value.value !== null) replaceAt(rt, known, 0, value);
  }
}
