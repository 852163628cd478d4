import type { NetValue } from '../value.ts';
import type { XAttribute, XDocument, XNode } from './node.ts';
import { isXElement, isXText } from './node.ts';
import type { XPathNode } from './xpath-axis.ts';
import { isAttribute } from './xpath-axis.ts';

/** A node as System.Xml sees it: the same tree under other names. One node gives one record. */
export type XmlNode = { readonly net: string; readonly node: XPathNode };

export type XmlNodeList = { readonly net: 'System.Xml.XmlNodeList'; readonly nodes: readonly XPathNode[] };
export type XmlAttributes = {
  readonly net: 'System.Xml.XmlAttributeCollection';
  readonly attributes: readonly XAttribute[];
};
/** Prefixes that queries may use. */
export type XmlNamespaces = { readonly net: 'System.Xml.XmlNamespaceManager'; readonly prefixes: Map<string, string> };

const known = new WeakMap<XPathNode, XmlNode>();

export function xmlNode(node: XPathNode): XmlNode {
  const found = known.get(node);
  if (found !== undefined) return found;
  const made: XmlNode = { net: netOf(node), node };
  known.set(node, made);
  return made;
}

export function xmlNodeOrNull(node: XPathNode | null | undefined): NetValue {
  return node === null || node === undefined ? null : xmlNode(node);
}

/** An empty `XmlDocument` holds a tree that is loaded later. */
export type XmlDocument = { readonly net: 'System.Xml.XmlDocument'; readonly node: XDocument };

export function xmlDocument(tree: XDocument): XmlDocument {
  const made: XmlDocument = { net: 'System.Xml.XmlDocument', node: tree };
  known.set(tree, made);
  return made;
}

function netOf(node: XPathNode): string {
  if (isAttribute(node)) return 'System.Xml.XmlAttribute';
  if (isXElement(node)) return 'System.Xml.XmlElement';
  return node.net === 'System.Xml.Linq.XDocument' ? 'System.Xml.XmlDocument' : 'System.Xml.XmlNode';
}

export function xmlNodeList(nodes: readonly XPathNode[]): XmlNodeList {
  return { net: 'System.Xml.XmlNodeList', nodes };
}

export function childNodesOf(node: XPathNode): readonly XNode[] {
  return !isAttribute(node) && 'nodes' in node ? node.nodes : [];
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
