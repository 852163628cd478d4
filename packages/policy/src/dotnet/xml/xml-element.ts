import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { raiseNull } from '../raise.ts';
import type { NetObject, NetValue } from '../value.ts';
import { addLast } from './content.ts';
import type { XAttribute, XContainer, XElement } from './node.ts';
import { isXElement, xAttribute } from './node.ts';
import { nameOf } from './name.ts';
import { ownerOf } from './xml-node.ts';
import type { XmlAttributes, XmlNode, XmlNodeList } from './xml-node-value.ts';
import { xmlNode, xmlNodeList, xmlNodeOrNull } from './xml-node-value.ts';
import { descendantsOf } from './tree.ts';

type OfElement = XmlNode & { readonly node: XElement };

function find(attributes: readonly XAttribute[], name: string | null): XAttribute | undefined {
  if (name === null) return undefined;
  const local = name.slice(name.indexOf(':') + 1);
  return attributes.find((attribute) => attribute.name.local === local);
}

export function elementsNamed(rt: Runtime, node: XContainer, name: string): XmlNodeList {
  const local = name.slice(name.indexOf(':') + 1);
  return xmlNodeList(
    descendantsOf(rt, node).filter((each) => isXElement(each) && (name === '*' || each.name.local === local)),
  );
}

export const xmlElement: TypeDefinition = defineType({
  name: 'System.Xml.XmlElement',
  kind: 'class',
  base: 'XmlNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlelement?view=netframework-4.8',
  members: {
    'string GetAttribute(string name)': (_rt, self: OfElement, name: string | null) =>
      find(self.node.attributes, name)?.value ?? '',
    'bool HasAttribute(string name)': (_rt, self: OfElement, name: string | null) =>
      find(self.node.attributes, name) !== undefined,
    'bool HasAttributes { get; }': (_rt, self: OfElement) => self.node.attributes.length > 0,
    'void SetAttribute(string name, string value)': (
      rt,
      self: OfElement,
      ...[name, value]: [string | null, string | null]
    ) => {
      const known = find(self.node.attributes, name);
      if (known === undefined) addLast(rt, self.node, xAttribute(nameOf(name ?? raiseNull()), value ?? ''));
      else known.value = value ?? '';
      return null;
    },
    'void RemoveAttribute(string name)': (_rt, self: OfElement, name: string | null) => {
      const known = find(self.node.attributes, name);
      self.node.attributes = self.node.attributes.filter((each) => each !== known);
      return null;
    },
    'XmlNodeList GetElementsByTagName(string name)': (rt, self: OfElement, name: string | null) =>
      elementsNamed(rt, self.node, name ?? raiseNull()),
  },
});

export const xmlAttribute: TypeDefinition = defineType({
  name: 'System.Xml.XmlAttribute',
  kind: 'class',
  base: 'XmlNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlattribute?view=netframework-4.8',
  members: { 'XmlElement OwnerElement { get; }': (_rt, self: XmlNode) => ownerOf(self.node) },
});

export const xmlAttributeCollection: TypeDefinition = defineType({
  name: 'System.Xml.XmlAttributeCollection',
  kind: 'class',
  interfaces: ['IEnumerable<XmlAttribute>'],
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlattributecollection?view=netframework-4.8',
  members: {
    'int Count { get; }': (_rt, self: XmlAttributes) => self.attributes.length,
    'XmlAttribute this[string name] { get; }': (_rt, self: XmlAttributes, name: string | null) =>
      xmlNodeOrNull(find(self.attributes, name)),
    'XmlAttribute this[int i] { get; }': (_rt, self: XmlAttributes, index: number) =>
      xmlNodeOrNull(self.attributes[index]),
    'XmlNode GetNamedItem(string name)': (_rt, self: XmlAttributes, name: string | null) =>
      xmlNodeOrNull(find(self.attributes, name)),
  },
  hooks: { iterate: (_rt, self: XmlAttributes): NetValue[] => self.attributes.map((each): NetObject => xmlNode(each)) },
});
