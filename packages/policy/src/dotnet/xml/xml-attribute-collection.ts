import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { NetObject, NetValue } from '../value.ts';
import { attributeNamed } from './by-qualified-name.ts';
import type { XmlAttributes } from './xml-node-value.ts';
import { xmlNode, xmlNodeOrNull } from './xml-node-value.ts';

export const xmlAttributeCollection: TypeDefinition = defineType({
  name: 'System.Xml.XmlAttributeCollection',
  kind: 'class',
  interfaces: ['IEnumerable<XmlAttribute>'],
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlattributecollection?view=netframework-4.8',
  members: {
    'int Count { get; }': (_rt, self: XmlAttributes) => self.attributes.length,
    'XmlAttribute this[string name] { get; }': (_rt, self: XmlAttributes, name: string | null) =>
      xmlNodeOrNull(attributeNamed(self.attributes, name)),
    'XmlAttribute this[int i] { get; }': (_rt, self: XmlAttributes, index: number) =>
      xmlNodeOrNull(self.attributes[index]),
    'XmlNode GetNamedItem(string name)': (_rt, self: XmlAttributes, name: string | null) =>
      xmlNodeOrNull(attributeNamed(self.attributes, name)),
  },
  hooks: { iterate: (_rt, self: XmlAttributes): NetValue[] => self.attributes.map((each): NetObject => xmlNode(each)) },
});
