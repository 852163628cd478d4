import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { XmlNodeList } from './xml-node-value.ts';
import { xmlNode, xmlNodeOrNull } from './xml-node-value.ts';

export const xmlNodeListType: TypeDefinition = defineType({
  name: 'System.Xml.XmlNodeList',
  kind: 'class',
  interfaces: ['IEnumerable<XmlNode>'],
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlnodelist?view=netframework-4.8',
  members: {
    'int Count { get; }': (_rt, self: XmlNodeList) => self.nodes.length,
    'XmlNode this[int i] { get; }': (_rt, self: XmlNodeList, index: number) => xmlNodeOrNull(self.nodes[index]),
    'XmlNode Item(int index)': (_rt, self: XmlNodeList, index: number) => xmlNodeOrNull(self.nodes[index]),
  },
  hooks: { iterate: (_rt, self: XmlNodeList) => self.nodes.map(xmlNode) },
});
