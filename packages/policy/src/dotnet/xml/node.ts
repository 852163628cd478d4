import type { NetValue } from '../value.ts';
import { isObject } from '../value.ts';

/** XML in memory, as System.Xml.Linq has it: nodes change in place and know what they stand in. */
export type XContainer = XElement | XDocument;
export type XNode = XContainer | XText | XComment | XInstruction | XDocumentType;
export type XObject = XNode | XAttribute;

/** A name: where it has no namespace, `space` is empty. */
export type XName = { readonly net: 'System.Xml.Linq.XName'; readonly local: string; readonly space: string };
export type XNamespace = { readonly net: 'System.Xml.Linq.XNamespace'; readonly uri: string };

export type XElement = {
  readonly net: 'System.Xml.Linq.XElement';
  parent: XContainer | null;
  name: XName;
  attributes: XAttribute[];
  nodes: XNode[];
  /** Whether it has an end tag even where nothing stands in it. */
  hasEnd: boolean;
};
export type XDocument = {
  readonly net: 'System.Xml.Linq.XDocument';
  parent: null;
  declaration: XDeclaration | null;
  nodes: XNode[];
};
export type XAttribute = {
  readonly net: 'System.Xml.Linq.XAttribute';
  parent: XElement | null;
  readonly name: XName;
  value: string;
};
export type XText = {
  readonly net: 'System.Xml.Linq.XText' | 'System.Xml.Linq.XCData';
  parent: XContainer | null;
  value: string;
};
export type XComment = { readonly net: 'System.Xml.Linq.XComment'; parent: XContainer | null; value: string };
export type XInstruction = {
  readonly net: 'System.Xml.Linq.XProcessingInstruction';
  parent: XContainer | null;
  target: string;
  data: string;
};
export type XDocumentType = {
  readonly net: 'System.Xml.Linq.XDocumentType';
  parent: XContainer | null;
  name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string | null;
};
export type XDeclaration = {
  readonly net: 'System.Xml.Linq.XDeclaration';
  version: string | null;
  encoding: string | null;
  standalone: string | null;
};

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

export function isXElement(value: NetValue | undefined): value is XElement {
  return hasNet(value, 'System.Xml.Linq.XElement');
}

export function isXDocument(value: NetValue | undefined): value is XDocument {
  return hasNet(value, 'System.Xml.Linq.XDocument');
}

export function isXAttribute(value: NetValue | undefined): value is XAttribute {
  return hasNet(value, 'System.Xml.Linq.XAttribute');
}

/** Text, in a CDATA section or not. */
export function isXText(value: NetValue | undefined): value is XText {
  return hasNet(value, 'System.Xml.Linq.XText') || hasNet(value, 'System.Xml.Linq.XCData');
}

export function isXNode(value: NetValue | undefined): value is XNode {
  return value !== undefined && isObject(value) && nodeNets.has(value.net);
}

function hasNet(value: NetValue | undefined, net: string): boolean {
  return value !== undefined && isObject(value) && value.net === net;
}

const nodeNets: ReadonlySet<string> = new Set<XNode['net']>([
  'System.Xml.Linq.XElement',
  'System.Xml.Linq.XDocument',
  'System.Xml.Linq.XText',
  'System.Xml.Linq.XCData',
  'System.Xml.Linq.XComment',
  'System.Xml.Linq.XProcessingInstruction',
  'System.Xml.Linq.XDocumentType',
]);

export function xElement(name: XName): XElement {
  return { net: 'System.Xml.Linq.XElement', parent: null, name, attributes: [], nodes: [], hasEnd: false };
}

export function xDocument(): XDocument {
  return { net: 'System.Xml.Linq.XDocument', parent: null, declaration: null, nodes: [] };
}

export function xAttribute(name: XName, value: string): XAttribute {
  return { net: 'System.Xml.Linq.XAttribute', parent: null, name, value };
}

export function xText(value: string): XText {
  return { net: 'System.Xml.Linq.XText', parent: null, value };
}

export function xCData(value: string): XText {
  return { net: 'System.Xml.Linq.XCData', parent: null, value };
}

export function xComment(value: string): XComment {
  return { net: 'System.Xml.Linq.XComment', parent: null, value };
}

export function xInstruction(target: string, data: string): XInstruction {
  return { net: 'System.Xml.Linq.XProcessingInstruction', parent: null, target, data };
}

export function xDeclaration(version: string | null, encoding: string | null, standalone: string | null): XDeclaration {
  return { net: 'System.Xml.Linq.XDeclaration', version, encoding, standalone };
}
