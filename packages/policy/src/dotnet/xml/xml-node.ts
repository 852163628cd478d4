import { selectXPath } from '../../xpath/select.ts';
import { textOfNode, toNodes } from '../../xpath/value.ts';
import { raiseXPath } from '../../xpath/fault.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { EnumValue, NetValue } from '../value.ts';
import { addLast } from './content.ts';
import { setValue } from './element-member.ts';
import type { XObject } from './node.ts';
import { isXAttribute, isXElement, isXText } from './node.ts';
import { attributeMarkup, declarationText, printXml } from './print-xml.ts';
import { readElement } from './read-xml.ts';
import { parentElement, prefixOf, scopeAt } from './scope.ts';
import { documentOf, indexIn, removeNode, removeNodes } from './tree.ts';
import type { XmlNamespaces, XmlNode } from './xml-node-value.ts';
import { childNodesOf, fixedName, xmlNode, xmlNodeList, xmlNodeOrNull } from './xml-node-value.ts';
import { nodeTypeOf } from './x-object.ts';

function query(
  rt: Runtime,
  self: XmlNode,
  ...[path, namespaces = null]: [string | null, (XmlNamespaces | null)?]
): readonly XObject[] {
  if (path === null) return raiseXPath("'' is an invalid expression.");
  const found = selectXPath(rt, self.node, path, {
    prefixes: (prefix) => {
      if (namespaces === null) return raiseXPath(needsManager);
      return namespaces.prefixes.get(prefix) ?? raiseXPath(`Namespace prefix '${prefix}' is not defined.`);
    },
    unknown: () => raiseXPath(namespaces === null ? needsManager : needsContext),
  });
  return toNodes(found);
}

const needsManager =
  'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.';
const needsContext = 'XsltContext is needed for this query because of an unknown function.';

function prefixIn(rt: Runtime, node: XObject): string {
  const element = isXAttribute(node) ? node.parent : isXElement(node) ? node : null;
  if (element === null || !('name' in node) || typeof node.name === 'string') return '';
  return node.name.space === '' ? '' : (prefixOf(scopeAt(rt, element), node.name.space, !isXAttribute(node)) ?? '');
}

function localName(node: XObject): string {
  if (!isXAttribute(node) && !isXElement(node)) return fixedName(node);
  return node.name.local;
}

function qualifiedName(rt: Runtime, node: XObject): string {
  const prefix = prefixIn(rt, node);
  return prefix === '' ? localName(node) : `${prefix}:${localName(node)}`;
}

function outerXml(rt: Runtime, node: XObject): string {
  if (isXAttribute(node)) return attributeMarkup(node);
  const declaration = node.net === 'System.Xml.Linq.XDocument' ? node.declaration : null;
  return (declaration === null ? '' : declarationText(declaration)) + printXml(rt, node, false);
}

function innerXml(rt: Runtime, node: XObject): string {
  if (isXAttribute(node)) return node.value;
  if (node.net === 'System.Xml.Linq.XDocument') return outerXml(rt, node);
  return newText(
    rt,
    childNodesOf(node)
      .map((child) => printXml(rt, child, false))
      .join(''),
  );
}

function setText(rt: Runtime, { node }: XmlNode, given: string | null): null {
  const text = given ?? '';
  if (isXAttribute(node) || isXText(node)) node.value = text;
  else if (isXElement(node)) setValue(rt, node, text);
  return null;
}

function setInnerXml(rt: Runtime, { node }: XmlNode, markup: string | null): null {
  if (!isXElement(node)) return setText(rt, { net: '', node }, markup);
  const wrapped = readElement(rt, `<wrapper>${markup ?? ''}</wrapper>`);
  removeNodes(rt, node);
  for (const child of wrapped.nodes.slice()) {
    removeNode(rt, child);
    addLast(rt, node, child);
  }
  return null;
}

function sibling(rt: Runtime, { node }: XmlNode, distance: 1 | -1): NetValue {
  if (isXAttribute(node) || node.parent === null) return null;
  const at = indexIn(rt, node.parent, node) + distance;
  return at < 0 ? null : xmlNodeOrNull(node.parent.nodes[at]);
}

function valueIn(rt: Runtime, { node }: XmlNode): string | null {
  if (isXElement(node) || node.net === 'System.Xml.Linq.XDocument' || node.net === 'System.Xml.Linq.XDocumentType')
    return null;
  return textOfNode(rt, node);
}

function append(rt: Runtime, { node }: XmlNode, newChild: XmlNode | null): XmlNode {
  const child = newChild ?? raiseNull();
  if (isXAttribute(node) || isXAttribute(child.node) || !('nodes' in node)) return child;
  if (child.node.parent !== null) removeNode(rt, child.node);
  addLast(rt, node, child.node);
  return child;
}

export const xmlNodeType: TypeDefinition = defineType({
  name: 'System.Xml.XmlNode',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlnode?view=netframework-4.8',
  interfaces: ['IEnumerable<XmlNode>'],
  members: {
    'XmlNode SelectSingleNode(string xpath)': (rt, self: XmlNode, path: string | null) =>
      xmlNodeOrNull(query(rt, self, path)[0]),
    'XmlNode SelectSingleNode(string xpath, XmlNamespaceManager nsmgr)': (
      rt,
      self: XmlNode,
      ...args: [string | null, XmlNamespaces | null]
    ) => xmlNodeOrNull(query(rt, self, ...args)[0]),
    'XmlNodeList SelectNodes(string xpath)': (rt, self: XmlNode, path: string | null) =>
      xmlNodeList(query(rt, self, path)),
    'XmlNodeList SelectNodes(string xpath, XmlNamespaceManager nsmgr)': (
      rt,
      self: XmlNode,
      ...args: [string | null, XmlNamespaces | null]
    ) => xmlNodeList(query(rt, self, ...args)),
    'string InnerText { get; set; }': (rt, self: XmlNode) => textOfNode(rt, self.node),
    'string InnerXml { get; set; }': (rt, self: XmlNode) => innerXml(rt, self.node),
    'string OuterXml { get; }': (rt, self: XmlNode) => outerXml(rt, self.node),
    'string Value { get; set; }': valueIn,
    'string Name { get; }': (rt, self: XmlNode) => qualifiedName(rt, self.node),
    'string LocalName { get; }': (_rt, self: XmlNode) => localName(self.node),
    'string Prefix { get; }': (rt, self: XmlNode) => prefixIn(rt, self.node),
    'string NamespaceURI { get; }': (_rt, { node }: XmlNode) =>
      'name' in node && typeof node.name !== 'string' ? node.name.space : '',
    'XmlNodeType NodeType { get; }': (_rt, self: XmlNode): EnumValue => nodeTypeOf(self.node),
    'XmlNodeList ChildNodes { get; }': (_rt, self: XmlNode) => xmlNodeList(childNodesOf(self.node)),
    'bool HasChildNodes { get; }': (_rt, self: XmlNode) => childNodesOf(self.node).length > 0,
    'XmlNode FirstChild { get; }': (_rt, self: XmlNode) => xmlNodeOrNull(childNodesOf(self.node)[0]),
    'XmlNode LastChild { get; }': (_rt, self: XmlNode) => xmlNodeOrNull(childNodesOf(self.node).at(-1)),
    'XmlNode NextSibling { get; }': (rt, self: XmlNode) => sibling(rt, self, 1),
    'XmlNode PreviousSibling { get; }': (rt, self: XmlNode) => sibling(rt, self, -1),
    'XmlNode ParentNode { get; }': (_rt, { node }: XmlNode) => (isXAttribute(node) ? null : xmlNodeOrNull(node.parent)),
    'XmlDocument OwnerDocument { get; }': (rt, self: XmlNode) => xmlNodeOrNull(documentOf(rt, self.node)),
    'XmlAttributeCollection Attributes { get; }': (_rt, { node }: XmlNode) =>
      isXElement(node) ? { net: 'System.Xml.XmlAttributeCollection', attributes: node.attributes } : null,
    'XmlElement this[string name] { get; }': (rt, self: XmlNode, name: string) =>
      xmlNodeOrNull(childNodesOf(self.node).find((child) => isXElement(child) && qualifiedName(rt, child) === name)),
    'XmlNode AppendChild(XmlNode newChild)': append,
    'XmlNode RemoveChild(XmlNode oldChild)': (rt, _self: XmlNode, oldChild: XmlNode | null) => {
      const child = oldChild ?? raiseNull();
      if (!isXAttribute(child.node)) removeNode(rt, child.node);
      return child;
    },
  },
  setters: {
    'string InnerText { get; set; }': setText,
    'string Value { get; set; }': setText,
    'string InnerXml { get; set; }': setInnerXml,
  },
  hooks: { iterate: (_rt, self: XmlNode) => childNodesOf(self.node).map(xmlNode) },
});

/** The element that an attribute stands at. */
export function ownerOf(node: XObject): NetValue {
  return xmlNodeOrNull(parentElement(node));
}
