import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { XDocumentType } from './node.ts';

export const xDocumentType: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XDocumentType',
  kind: 'class',
  base: 'XNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xdocumenttype?view=netframework-4.8',
  members: {
    'XDocumentType(string name, string publicId, string systemId, string internalSubset)': (
      _rt,
      name: string,
      ...[publicId, systemId, internalSubset]: [string | null, string | null, string | null]
    ): XDocumentType => ({
      net: 'System.Xml.Linq.XDocumentType',
      parent: null,
      name,
      publicId,
      systemId,
      internalSubset,
    }),
    'string Name { get; }': (_rt, self: XDocumentType) => self.name,
    'string PublicId { get; }': (_rt, self: XDocumentType) => self.publicId,
    'string SystemId { get; }': (_rt, self: XDocumentType) => self.systemId,
    'string InternalSubset { get; }': (_rt, self: XDocumentType) => self.internalSubset,
  },
});
