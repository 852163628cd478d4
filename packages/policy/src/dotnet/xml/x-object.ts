import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';
import type { XAttribute, XNode, XObject } from './node.ts';
import { parentElement } from './scope.ts';
import { documentOf } from './tree.ts';

/** The numbers that `XmlNodeType` gives kinds of nodes. */
const nodeTypes: ReadonlyMap<XObject['net'], number> = new Map<XObject['net'], number>([
  ['System.Xml.Linq.XElement', 1],
  ['System.Xml.Linq.XAttribute', 2],
  ['System.Xml.Linq.XText', 3],
  ['System.Xml.Linq.XCData', 4],
  ['System.Xml.Linq.XProcessingInstruction', 7],
  ['System.Xml.Linq.XComment', 8],
  ['System.Xml.Linq.XDocument', 9],
  ['System.Xml.Linq.XDocumentType', 10],
]);

export const xObject: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XObject',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xobject?view=netframework-4.8',
  members: {
    'XElement Parent { get; }': (_rt, self: XNode | XAttribute) => parentElement(self),
    'XDocument Document { get; }': documentOf,
    'XmlNodeType NodeType { get; }': (_rt, self: XObject) => nodeTypeOf(self),
  },
});

/** The kind of a node. */
export function nodeTypeOf(node: XObject): EnumValue {
  return { net: 'System.Xml.XmlNodeType', value: nodeTypes.get(node.net) ?? 0 };
}
