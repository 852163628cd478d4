import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { raiseNull } from '../raise.ts';
import type { NetObject } from '../value.ts';
import { nameOf } from './name.ts';
import { isXElement, xDocument, xElement, xText } from './node.ts';
import { readXml } from './read-xml.ts';
import { elementsNamed } from './by-qualified-name.ts';
import type { XmlDocument } from './xml-node-value.ts';
import { xmlDocument, xmlNode, xmlNodeOrNull } from './xml-node-value.ts';

function load(rt: Runtime, { node }: XmlDocument, text: string | null): null {
  const read = readXml(rt, text);
  node.declaration = read.declaration;
  node.nodes = read.nodes;
  for (const child of node.nodes) child.parent = node;
  return null;
}

export const xmlDocumentType: TypeDefinition = defineType({
  name: 'System.Xml.XmlDocument',
  kind: 'class',
  base: 'XmlNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmldocument?view=netframework-4.8',
  members: {
    'XmlDocument()': () => xmlDocument(xDocument()),
    'void LoadXml(string xml)': load,
    'XmlElement DocumentElement { get; }': (_rt, { node }: XmlDocument) =>
      xmlNodeOrNull(node.nodes.find((child) => isXElement(child))),
    'XmlNameTable NameTable { get; }': (): NetObject => ({ net: 'System.Xml.XmlNameTable' }),
    'XmlNodeList GetElementsByTagName(string name)': (rt, { node }: XmlDocument, name: string | null) =>
      elementsNamed(rt, node, name ?? raiseNull()),
    'XmlElement CreateElement(string name)': (_rt, _self: XmlDocument, name: string | null) =>
      xmlNode(xElement(nameOf(name ?? raiseNull()))),
    'XmlNode CreateTextNode(string text)': (_rt, _self: XmlDocument, text: string | null) => xmlNode(xText(text ?? '')),
  },
});
