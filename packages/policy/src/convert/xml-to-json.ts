import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { printJson } from '../dotnet/json/print-json.ts';
import type { JObject, JToken } from '../dotnet/json/token.ts';
import { isJArray, jArray, jNull, jObject, jProperty, jString } from '../dotnet/json/token.ts';
import { append, checkDepth } from '../dotnet/json/tree.ts';
import type { XAttribute, XElement, XDocument } from '../dotnet/xml/node.ts';
import { isXElement, isXText } from '../dotnet/xml/node.ts';
import { readXml } from '../dotnet/xml/read-xml.ts';
import type { Scope } from '../dotnet/xml/scope.ts';
import { declaredPrefix, emptyScope, prefixOf, scopeIn } from '../dotnet/xml/scope.ts';
import { decodeName } from './encode-name.ts';

/** Attributes of `<xml-to-json>` that say how, with their defaults. */
export type XmlToJsonOptions = {
  readonly kind: 'javascript-friendly' | 'direct';
  /** Whether an element that stands alone is a list too. */
  readonly alwaysArrayChildElements?: boolean;
};

/**
 * XML as JSON, as the policy `<xml-to-json>` converts it.
 *
 * `direct` keeps the structure: attributes and declarations of namespaces are `@name`, prefixes are parted by `$`, text
 * beside other things is `#text`, and what the XML declaration says stands before the root. `javascript-friendly` keeps
 * what a program wants: attributes are properties like elements, without prefixes and declarations, and text beside them
 * is `text`. In both, an element of text alone is a string, an empty element is `null`, and elements of one name are a list.
 */
export function xmlToJson(
  rt: Runtime,
  text: string,
  { kind, alwaysArrayChildElements = false }: XmlToJsonOptions,
): string {
  const how: How = { rt, isDirect: kind === 'direct', alwaysLists: alwaysArrayChildElements };
  return printJson(rt, documentToken(how, readXml(rt, text)), false);
}

type How = { readonly rt: Runtime; readonly isDirect: boolean; readonly alwaysLists: boolean };
type Place = { readonly scope: Scope; readonly depth: number };

function documentToken(how: How, document: XDocument): JObject {
  const object = jObject();
  const { declaration } = document;
  if (how.isDirect && declaration !== null) {
    const { version, encoding, standalone } = declaration;
    for (const [name, value] of Object.entries({ version, encoding, standalone }))
      if (value !== null) append(object, jProperty(name, jString(value)));
  }
  for (const node of document.nodes) {
    if (!isXElement(node)) continue;
    const scope = scopeIn(emptyScope, node);
    put(object, elementName(how, scope, node), elementToken(how, node, { scope, depth: 0 }));
  }
  return object;
}

function elementName({ isDirect }: How, scope: Scope, { name }: XElement): string {
  const prefix = isDirect ? prefixOf(scope, name.space, true) : '';
  return prefix === null || prefix === '' ? decodeName(name.local) : `${prefix}$${decodeName(name.local)}`;
}

function elementToken(how: How, element: XElement, { scope, depth }: Place): JToken {
  burn(how.rt, 1 + element.nodes.length + element.attributes.length);
  checkDepth(how.rt, depth);
  const children = element.nodes.filter((node) => isXElement(node));
  const text = element.nodes.flatMap((node) => (isXText(node) ? [node.value] : [])).join('');
  const attributes = element.attributes.flatMap((attribute) => attributeEntry(how, scope, attribute));
  if (children.length === 0 && attributes.length === 0) return text === '' && !element.hasEnd ? jNull() : jString(text);
  const object = jObject();
  for (const [name, value] of attributes) put(object, name, jString(value));
  for (const child of children) {
    const inside = scopeIn(scope, child);
    addChild(how, object, [
      elementName(how, inside, child),
      elementToken(how, child, { scope: inside, depth: depth + 1 }),
    ]);
  }
  if (text.trim() !== '') put(object, how.isDirect ? '#text' : 'text', jString(text));
  return object;
}

function attributeEntry(
  { isDirect }: How,
  scope: Scope,
  attribute: XAttribute,
): readonly (readonly [string, string])[] {
  const { name, value } = attribute;
  const declares = declaredPrefix(attribute);
  if (!isDirect) return declares === null ? [[decodeName(name.local), value]] : [];
  if (declares !== null) return [[declares === '' ? '@xmlns' : `@xmlns$${declares}`, value]];
  const prefix = prefixOf(scope, name.space, false);
  const isPlain = name.space === '' || prefix === null;
  return [[isPlain ? `@${decodeName(name.local)}` : `@${prefix}$${decodeName(name.local)}`, value]];
}

function addChild({ alwaysLists }: How, object: JObject, [name, token]: readonly [string, JToken]): void {
  if (!alwaysLists || object.properties.has(name)) return put(object, name, token);
  const list = jArray();
  append(list, token);
  append(object, jProperty(name, list));
}

/** What comes under a name again makes a list of what was there. */
function put(object: JObject, name: string, token: JToken): void {
  const known = object.properties.get(name);
  if (known === undefined) return append(object, jProperty(name, token));
  if (isJArray(known.value)) return append(known.value, token);
  const list = jArray();
  append(list, known.value);
  append(list, token);
  known.value = list;
  list.parent = known;
}
