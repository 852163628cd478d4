import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const x509NameType: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.X509Certificates.X509NameType',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509nametype',
  values: { SimpleName: 0, EmailName: 1, UpnName: 2, DnsName: 3, DnsFromAlternativeName: 4, UrlName: 5 },
});
