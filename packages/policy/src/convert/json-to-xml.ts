import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { readJson } from '../dotnet/json/read-json.ts';
import type { JObject, JToken, JValue } from '../dotnet/json/token.ts';
import { isJArray, isJObject, isJValue, tokenTypes } from '../dotnet/json/token.ts';
import { checkDepth } from '../dotnet/json/tree.ts';
import { xName } from '../dotnet/xml/name.ts';
import type { XAttribute, XElement, XName } from '../dotnet/xml/node.ts';
import { xAttribute, xElement, xmlnsNamespace, xText } from '../dotnet/xml/node.ts';
import { printXml } from '../dotnet/xml/print-xml.ts';
import type { Scope } from '../dotnet/xml/scope.ts';
import { emptyScope, scopeIn, uriOf } from '../dotnet/xml/scope.ts';
import { xmlValueText } from '../dotnet/xml/xml-text.ts';
import { encodeName } from './encode-name.ts';

/** Attributes of `<json-to-xml>` that say how, with their defaults. */
export type JsonToXmlOptions = {
  /** Whether texts that are moments in time are read as such and written in the form of XML Schema. */
  readonly parseDate?: boolean;
  /** What parts a prefix from a name. */
  readonly namespaceSeparator?: string;
  /** Names that begin with it declare namespaces. */
  readonly namespacePrefix?: string;
  /** Properties of the object of this name become attributes. */
  readonly attributeBlockName?: string | null;
};

type How = Required<JsonToXmlOptions>;
type Place = { readonly parent: XElement; readonly scope: Scope; readonly depth: number };

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * JSON as XML, as the policy `<json-to-xml>` converts it. The one property of an object is the root; where there are
 * several, or none, or the root is a list or a value, `<Document>` stands around it. Lists repeat their element, in a list
 * without a name it is `<Item>`; `null` is `xsi:nil`. As `<xml-to-json kind="direct">` writes them, `@name` is an attribute
 * and `#text` is text. Names that XML cannot have are escaped as .NET does it (`_x0020_`).
 */
export function jsonToXml(rt: Runtime, text: string, options: JsonToXmlOptions = {}): string {
  const how: How = { ...defaults, ...options };
  const token = readJson(rt, text, { parsesDates: how.parseDate });
  const to: Writer = { rt, how };
  const document = xElement(xName('Document'));
  const place: Place = { parent: document, scope: emptyScope, depth: 0 };
  const root = onlyProperty(token, how);
  if (root !== null) {
    addElement(to, place, root);
    const [element] = document.nodes;
    if (element !== undefined) element.parent = null;
    return printXml(rt, element ?? document, false);
  }
  if (isJArray(token)) for (const item of token.items) addElement(to, place, { name: 'Item', value: item });
  else fill(to, place, token);
  return printXml(rt, document, false);
}

const defaults: How = { parseDate: true, namespaceSeparator: '_', namespacePrefix: 'xmlns', attributeBlockName: null };

type Writer = { readonly rt: Runtime; readonly how: How };
type Named = { readonly name: string; readonly value: JToken };

function onlyProperty(token: JToken, how: How): Named | null {
  if (!isJObject(token) || token.properties.size !== 1) return null;
  const [property] = token.properties.values();
  if (property === undefined || isJArray(property.value) || isSpecial(property.name, how)) return null;
  return property;
}

/** Whether a property is something else than an element. */
function isSpecial(name: string, how: How): boolean {
  return name === how.attributeBlockName || /^@|^#text$/.test(name) || declaredPrefix(name, how) !== null;
}

/** The prefix that a property declares: `''` for the default namespace, `null` if it declares none. */
function declaredPrefix(name: string, { namespacePrefix, namespaceSeparator }: How): string | null {
  if (namespacePrefix === '') return null;
  if (name === namespacePrefix) return '';
  const start = namespacePrefix + namespaceSeparator;
  return name.startsWith(start) && name.length > start.length ? name.slice(start.length) : null;
}

function addElement(to: Writer, place: Place, { name, value }: Named): void {
  burn(to.rt, 1);
  checkDepth(to.rt, place.depth);
  const element = xElement(xName(encodeName(name)));
  const scope = isJObject(value) ? declare(to, element, { scope: place.scope, object: value }) : place.scope;
  element.name = qualified(to.how, scope, name);
  element.parent = place.parent;
  place.parent.nodes.push(element);
  fill(to, { parent: element, scope, depth: place.depth + 1 }, value);
}

function declare(
  to: Writer,
  element: XElement,
  { scope, object }: { readonly scope: Scope; readonly object: JObject },
): Scope {
  for (const { name, value } of object.properties.values()) {
    const prefix = declaredPrefix(name.replace(/^@/, ''), to.how);
    if (prefix === null || !isJValue(value)) continue;
    const declared = prefix === '' ? xName('xmlns') : xName(encodeName(prefix), xmlnsNamespace);
    addAttribute(element, xAttribute(declared, valueText(to, value)));
  }
  return scopeIn(scope, element);
}

/** The name of an element; its prefix counts if it has been declared. */
function qualified({ namespaceSeparator }: How, scope: Scope, name: string): XName {
  const at = namespaceSeparator === '' ? -1 : name.indexOf(namespaceSeparator);
  const uri = at > 0 ? uriOf(scope, name.slice(0, at)) : null;
  if (uri !== null) return xName(encodeName(name.slice(at + namespaceSeparator.length)), uri);
  return xName(encodeName(name), uriOf(scope, '') ?? '');
}

function fill(to: Writer, place: Place, value: JToken): void {
  if (isJValue(value)) return fillValue(to, place.parent, value);
  if (!isJObject(value)) {
    for (const item of value.net === 'Newtonsoft.Json.Linq.JProperty' ? [value.value] : value.items)
      addElement(to, place, { name: 'Item', value: item });
    return;
  }
  for (const property of value.properties.values()) fillProperty(to, place, property);
}

function fillProperty(to: Writer, place: Place, { name, value }: Named): void {
  const { how } = to;
  if (name === how.attributeBlockName && isJObject(value)) {
    for (const each of value.properties.values()) setAttribute(to, place, each);
  } else if (name.startsWith('@') && isJValue(value)) setAttribute(to, place, { name: name.slice(1), value });
  else if (name === '#text') fillTexts(to, place.parent, value);
  else if (declaredPrefix(name, how) !== null && isJValue(value)) return;
  else if (!isJArray(value)) addElement(to, place, { name, value });
  else if (value.items.length === 0) addElement(to, place, { name, value });
  else for (const item of value.items) addElement(to, place, { name, value: item });
}

function setAttribute(to: Writer, { parent, scope }: Place, { name, value }: Named): void {
  if (declaredPrefix(name, to.how) !== null || !isJValue(value)) return;
  const own = qualified(to.how, scope, name);
  // Attributes are in no namespace unless they have a prefix.
  const isPrefixed = own.local !== encodeName(name);
  addAttribute(parent, xAttribute(isPrefixed ? own : xName(own.local), valueText(to, value)));
}

function addAttribute(element: XElement, attribute: XAttribute): void {
  const { local, space } = attribute.name;
  if (element.attributes.some(({ name }) => name.local === local && name.space === space)) return;
  attribute.parent = element;
  element.attributes.push(attribute);
}

function fillTexts(to: Writer, element: XElement, value: JToken): void {
  const values = isJArray(value) ? value.items : [value];
  for (const each of values) if (isJValue(each)) addText(element, valueText(to, each));
}

function fillValue(to: Writer, element: XElement, value: JValue): void {
  if (value.type !== tokenTypes.Null && value.type !== tokenTypes.Undefined)
    return addText(element, valueText(to, value));
  addAttribute(element, xAttribute(xName('nil', schemaInstance), 'true'));
  addAttribute(element, xAttribute(xName('xsi', xmlnsNamespace), schemaInstance));
}

function addText(element: XElement, text: string): void {
  element.hasEnd = true;
  if (text === '') return;
  const node = xText(text);
  node.parent = element;
  element.nodes.push(node);
}

/** Numbers and moments as XML Schema writes them; `True` and `False` as .NET does. */
function valueText({ rt }: Writer, { value }: JValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return xmlValueText(rt, value);
}
