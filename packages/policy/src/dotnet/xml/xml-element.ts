import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseNull } from '../raise.ts';
import { attributeNamed, elementsNamed } from './by-qualified-name.ts';
import { addLast } from './content.ts';
import type { XElement } from './node.ts';
import { xAttribute } from './node.ts';
import { nameOf } from './name.ts';
import type { XmlNode } from './xml-node-value.ts';

type OfElement = XmlNode & { readonly node: XElement };

export const xmlElement: TypeDefinition = defineType({
  name: 'System.Xml.XmlElement',
  kind: 'class',
  base: 'XmlNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlelement?view=netframework-4.8',
  members: {
    'string GetAttribute(string name)': (_rt, self: OfElement, name: string | null) =>
      attributeNamed(self.node.attributes, name)?.value ?? '',
    'bool HasAttribute(string name)': (_rt, self: OfElement, name: string | null) =>
      attributeNamed(self.node.attributes, name) !== undefined,
    'bool HasAttributes { get; }': (_rt, self: OfElement) => self.node.attributes.length > 0,
    'void SetAttribute(string name, string value)': (
      rt,
      self: OfElement,
      ...[name, value]: [string | null, string | null]
    ) => {
      const known = attributeNamed(self.node.attributes, name);
      if (known === undefined) addLast(rt, self.node, xAttribute(nameOf(name ?? raiseNull()), value ?? ''));
      else known.value = value ?? '';
      return null;
    },
    'void RemoveAttribute(string name)': (_rt, self: OfElement, name: string | null) => {
      const known = attributeNamed(self.node.attributes, name);
      self.node.attributes = self.node.attributes.filter((each) => each !== known);
      return null;
    },
    'XmlNodeList GetElementsByTagName(string name)': (rt, self: OfElement, name: string | null) =>
      elementsNamed(rt, self.node, name ?? raiseNull()),
  },
});
