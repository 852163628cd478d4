import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { ownerOf } from './xml-node.ts';
import type { XmlNode } from './xml-node-value.ts';

export const xmlAttribute: TypeDefinition = defineType({
  name: 'System.Xml.XmlAttribute',
  kind: 'class',
  base: 'XmlNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlattribute?view=netframework-4.8',
  members: { 'XmlElement OwnerElement { get; }': (_rt, self: XmlNode) => ownerOf(self.node) },
});
