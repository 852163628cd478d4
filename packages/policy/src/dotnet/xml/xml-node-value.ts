import type { NetValue } from '../value.ts';
import type { XAttribute, XDocument, XNode, XObject } from './node.ts';
import { isXAttribute, isXElement, isXText } from './node.ts';

/** A node as System.Xml sees it: the same tree under other names. One node gives one record. */
export type XmlNode = { readonly net: string; readonly node: XObject };

export type XmlNodeList = { readonly net: 'System.Xml.XmlNodeList'; readonly nodes: readonly XObject[] };
export type XmlAttributes = {
  readonly net: 'System.Xml.XmlAttributeCollection';
  readonly attributes: readonly XAttribute[];
};
/** Prefixes that queries may use. */
export type XmlNamespaces = { readonly net: 'System.Xml.XmlNamespaceManager'; readonly prefixes: Map<string, string> };

const known = new WeakMap<XObject, XmlNode>();

export function xmlNode(node: XObject): XmlNode {
  const found = known.get(node);
  if (found !== undefined) return found;
  const made: XmlNode = { net: netOf(node), node };
  known.set(node, made);
  return made;
}

export function xmlNodeOrNull(node: XObject | null | undefined): NetValue {
  return node === null || node === undefined ? null : xmlNode(node);
}

/** An empty `XmlDocument` holds a tree that is loaded later. */
export type XmlDocument = { readonly net: 'System.Xml.XmlDocument'; readonly node: XDocument };

export function xmlDocument(tree: XDocument): XmlDocument {
  const made: XmlDocument = { net: 'System.Xml.XmlDocument', node: tree };
  known.set(tree, made);
  return made;
}

function netOf(node: XObject): string {
  if (isXAttribute(node)) return 'System.Xml.XmlAttribute';
  if (isXElement(node)) return 'System.Xml.XmlElement';
  return node.net === 'System.Xml.Linq.XDocument' ? 'System.Xml.XmlDocument' : 'System.Xml.XmlNode';
}

export function xmlNodeList(nodes: readonly XObject[]): XmlNodeList {
  return { net: 'System.Xml.XmlNodeList', nodes };
}

export function childNodesOf(node: XObject): readonly XNode[] {
  return !isXAttribute(node) && 'nodes' in node ? node.nodes : [];
}

/** `Name` of nodes that have no name of their own. */
export function fixedName(node: XNode): string {
  if (isXText(node)) return node.net === 'System.Xml.Linq.XCData' ? '#cdata-section' : '#text';
  switch (node.net) {
    case 'System.Xml.Linq.XDocument':
      return '#document';
    case 'System.Xml.Linq.XComment':
      return '#comment';
    case 'System.Xml.Linq.XProcessingInstruction':
      return node.target;
    case 'System.Xml.Linq.XDocumentType':
      return node.name;
    default:
      return '';
  }
}
