import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { EnumValue, NetArray, NetValue } from '../value.ts';
import { addLast } from './content.ts';
import { readOptions } from './load-options.ts';
import type { XDeclaration, XDocument } from './node.ts';
import { isXElement, xDocument as newDocument } from './node.ts';
import { readXml } from './read-xml.ts';
import { cloneNode } from './tree.ts';

function built(rt: Runtime, declaration: XDeclaration | null, content: NetValue): XDocument {
  const document = newDocument();
  document.declaration = declaration;
  addLast(rt, document, content);
  return document;
}

/** `Load` is not there: expressions read no files. */
export const xDocument: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XDocument',
  kind: 'class',
  base: 'XContainer',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xdocument?view=netframework-4.8',
  members: {
    'XDocument()': () => newDocument(),
    'XDocument(params object[] content)': (rt, content: NetArray) => built(rt, null, content),
    'XDocument(XDeclaration declaration, params object[] content)': built,
    'XDocument(XDocument other)': (rt, other: XDocument | null) =>
      other === null ? raiseArgumentNull('other') : cloneNode(rt, other),
    'static XDocument Parse(string text)': (rt, text: string | null) => readXml(rt, text),
    'static XDocument Parse(string text, LoadOptions options)': (rt, text: string | null, options: EnumValue) =>
      readXml(rt, text, readOptions(options)),
    'XElement Root { get; }': (_rt, self: XDocument) => self.nodes.find((node) => isXElement(node)) ?? null,
    'XDeclaration Declaration { get; set; }': (_rt, self: XDocument) => self.declaration,
    'XDocumentType DocumentType { get; }': (_rt, self: XDocument) =>
      self.nodes.find(({ net }) => net === 'System.Xml.Linq.XDocumentType') ?? null,
  },
  setters: {
    'XDeclaration Declaration { get; set; }': (_rt, self: XDocument, declaration: XDeclaration | null) => {
      self.declaration = declaration;
      return null;
    },
  },
});
