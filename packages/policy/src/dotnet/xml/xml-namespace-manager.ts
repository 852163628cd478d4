import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { XmlNamespaces } from './xml-node-value.ts';

export const xmlNamespaceManager: TypeDefinition = defineType({
  name: 'System.Xml.XmlNamespaceManager',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlnamespacemanager?view=netframework-4.8',
  members: {
    'XmlNamespaceManager(XmlNameTable nameTable)': (): XmlNamespaces => ({
      net: 'System.Xml.XmlNamespaceManager',
      prefixes: new Map(),
    }),
    'void AddNamespace(string prefix, string uri)': (
      _rt,
      self: XmlNamespaces,
      ...[prefix, uri]: readonly (string | null)[]
    ) => {
      const given = uri ?? raiseArgumentNull('uri');
      self.prefixes.set(prefix ?? raiseArgumentNull('prefix'), given);
      return null;
    },
    'string LookupNamespace(string prefix)': (_rt, self: XmlNamespaces, prefix: string | null) =>
      prefix === null ? null : (self.prefixes.get(prefix) ?? null),
  },
});
