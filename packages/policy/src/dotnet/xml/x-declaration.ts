import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { XDeclaration } from './node.ts';
import { xDeclaration as newDeclaration } from './node.ts';
import { declarationText } from './print-xml.ts';

type Texts = [string | null, string | null, string | null];

export const xDeclaration: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XDeclaration',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xdeclaration?view=netframework-4.8',
  members: {
    'XDeclaration(string version, string encoding, string standalone)': (_rt, ...texts: Texts) =>
      newDeclaration(...texts),
    'string Version { get; set; }': (_rt, self: XDeclaration) => self.version,
    'string Encoding { get; set; }': (_rt, self: XDeclaration) => self.encoding,
    'string Standalone { get; set; }': (_rt, self: XDeclaration) => self.standalone,
  },
  setters: {
    'string Version { get; set; }': (_rt, self: XDeclaration, value: string | null) => {
      self.version = value;
      return null;
    },
    'string Encoding { get; set; }': (_rt, self: XDeclaration, value: string | null) => {
      self.encoding = value;
      return null;
    },
    'string Standalone { get; set; }': (_rt, self: XDeclaration, value: string | null) => {
      self.standalone = value;
      return null;
    },
  },
  hooks: { text: (_rt, self: XDeclaration) => declarationText(self) },
});
