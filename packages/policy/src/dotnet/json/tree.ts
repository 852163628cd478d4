import { BudgetExceeded } from '../budget.ts';
import { raise, raiseArgument, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { JContainer, JObject, JProperty, JToken } from './token.ts';
import { isJProperty, jArray, jConstructor, jNull, jObject, jProperty } from './token.ts';

/** Tokens as a tree: what stands where, and how it gets there. */

/** The children of a token in their order; those of an object are properties. */
export function childrenOf(token: JToken): readonly JToken[] {
  switch (token.net) {
    case 'Newtonsoft.Json.Linq.JObject':
      return [...token.properties.values()];
    case 'Newtonsoft.Json.Linq.JArray':
    case 'Newtonsoft.Json.Linq.JConstructor':
      return token.items;
    case 'Newtonsoft.Json.Linq.JProperty':
      return [token.value];
    default:
      return [];
  }
}

export function childCount(token: JToken): number {
  if (token.net === 'Newtonsoft.Json.Linq.JObject') return token.properties.size;
  return childrenOf(token).length;
}

export function rootOf(rt: Runtime, token: JToken): JToken {
  let root = token;
  while (root.parent !== null) {
    burn(rt, 1);
    root = root.parent;
  }
  return root;
}

/** Refuses trees so deep that walking them could not end well. */
export function checkDepth(rt: Runtime, depth: number): void {
  if (depth > rt.limits.depth)
    throw new BudgetExceeded(`JSON of the expression stands more than ${rt.limits.depth} deep inside itself.`);
}

/** A copy that stands nowhere. */
export function cloneToken<Token extends JToken>(rt: Runtime, token: Token, depth?: number): Token;
export function cloneToken(rt: Runtime, token: JToken, depth = 0): JToken {
  checkDepth(rt, depth);
  burn(rt, 1 + childCount(token));
  switch (token.net) {
    case 'Newtonsoft.Json.Linq.JObject':
    case 'Newtonsoft.Json.Linq.JArray':
    case 'Newtonsoft.Json.Linq.JConstructor': {
      const copy = emptyLike(token);
      for (const child of childrenOf(token)) append(copy, cloneToken(rt, child, depth + 1));
      return copy;
    }
    case 'Newtonsoft.Json.Linq.JProperty':
      return jProperty(token.name, cloneToken(rt, token.value, depth + 1));
    default:
      return { ...token, parent: null };
  }
}

function emptyLike(token: Exclude<JContainer, JProperty>): Exclude<JContainer, JProperty> {
  if (token.net === 'Newtonsoft.Json.Linq.JObject') return jObject();
  return token.net === 'Newtonsoft.Json.Linq.JArray' ? jArray() : jConstructor(token.name);
}

/** Puts a token that stands nowhere and suits its container at the end; for readers and copies. */
export function append(container: Exclude<JContainer, JProperty>, token: JToken): void {
  token.parent = container;
  if (container.net !== 'Newtonsoft.Json.Linq.JObject') container.items.push(token);
  else if (isJProperty(token)) container.properties.set(token.name, token);
}

/** What is really put into a container: a copy where the token stands somewhere, or would stand in itself. */
function admitted(rt: Runtime, container: JContainer, token: JToken | null): JToken {
  if (token === null) return jNull();
  const loops = token === container || (childCount(token) > 0 && rootOf(rt, container) === token);
  return token.parent !== null || loops ? cloneToken(rt, token) : token;
}

/** `container.Insert(index, token)` with everything that Newtonsoft checks. */
export function insertToken(rt: Runtime, container: JContainer, index: number, token: JToken | null): void {
  if (isJProperty(container))
    return raise('Newtonsoft.Json.JsonException', `${container.net} cannot have multiple values.`);
  const size = childCount(container);
  if (index < 0 || index > size) return raiseOutOfRange('index', 'Index must be within the bounds of the List.');
  checkItems(rt, size + 1);
  const own = admitted(rt, container, token);
  checkSuits(container, own, null);
  burn(rt, 1 + (size - index));
  if (index === size) return append(container, own);
  own.parent = container;
  if (container.net === 'Newtonsoft.Json.Linq.JObject') reorder(container, index, [own as JProperty]);
  else container.items.splice(index, 0, own);
}

/** Puts another token in the place of the child at `index`. */
export function replaceAt(rt: Runtime, container: JContainer, index: number, token: JToken | null): void {
  const old = isJProperty(container) && index === 0 ? container.value : childAt(container, index);
  if (old === token) return;
  const own = admitted(rt, container, token);
  checkSuits(container, own, old);
  own.parent = container;
  old.parent = null;
  if (container.net === 'Newtonsoft.Json.Linq.JObject')
    replaceProperty(rt, container, old as JProperty, own as JProperty);
  else if (container.net === 'Newtonsoft.Json.Linq.JProperty') container.value = own;
  else container.items[index] = own;
}

export function childAt(container: JContainer, index: number): JToken {
  const child = childrenOf(container)[index];
  return (
    child ??
    raiseOutOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.')
  );
}

export function removeAt(rt: Runtime, container: JContainer, index: number): void {
  if (isJProperty(container))
    return raise('Newtonsoft.Json.JsonException', `Cannot add or remove items from ${container.net}.`);
  const child = childAt(container, index);
  burn(rt, 1 + childCount(container) - index);
  child.parent = null;
  if (container.net === 'Newtonsoft.Json.Linq.JObject') container.properties.delete((child as JProperty).name);
  else container.items.splice(index, 1);
}

/** `token.Remove()`. */
export function removeToken(rt: Runtime, token: JToken): void {
  const { parent } = token;
  if (parent === null) return raise('System.InvalidOperationException', 'The parent is missing.');
  if (parent.net === 'Newtonsoft.Json.Linq.JObject') {
    token.parent = null;
    parent.properties.delete((token as JProperty).name);
  } else removeAt(rt, parent, indexIn(rt, parent, token));
}

export function indexIn(rt: Runtime, container: JContainer, token: JToken): number {
  burn(rt, 1 + (childCount(container) >>> 3));
  return childrenOf(container).indexOf(token);
}

export function clearChildren(rt: Runtime, container: JContainer): void {
  if (isJProperty(container))
    return raise('Newtonsoft.Json.JsonException', `Cannot add or remove items from ${container.net}.`);
  burn(rt, childCount(container));
  for (const child of childrenOf(container)) child.parent = null;
  if (container.net === 'Newtonsoft.Json.Linq.JObject') container.properties.clear();
  else container.items.length = 0;
}

function checkSuits(container: JContainer, token: JToken, replaced: JToken | null): void {
  if ((container.net === 'Newtonsoft.Json.Linq.JObject') !== isJProperty(token))
    return raiseArgument(`Can not add ${token.net} to ${container.net}.`);
  if (container.net !== 'Newtonsoft.Json.Linq.JObject' || !isJProperty(token)) return;
  const same = container.properties.get(token.name);
  if (same === undefined || same === replaced) return;
  raiseArgument(
    `Can not add property ${token.name} to ${container.net}. Property with the same name already exists on object.`,
  );
}

/** Maps keep the order in which keys came: what comes later is taken out and put back behind the new ones. */
function reorder(object: JObject, index: number, added: readonly JProperty[]): void {
  const later = [...object.properties.values()].slice(index);
  for (const { name } of later) object.properties.delete(name);
  for (const property of [...added, ...later]) object.properties.set(property.name, property);
}

function replaceProperty(rt: Runtime, object: JObject, old: JProperty, own: JProperty): void {
  if (old.name === own.name) {
    object.properties.set(own.name, own);
    return;
  }
  burn(rt, object.properties.size);
  const index = [...object.properties.values()].indexOf(old);
  object.properties.delete(old.name);
  reorder(object, index, [own]);
}
