import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const x509ContentType: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.X509Certificates.X509ContentType',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509contenttype',
  values: { Unknown: 0, Cert: 1, SerializedCert: 2, Pfx: 3, Pkcs12: 3, SerializedStore: 4, Pkcs7: 5, Authenticode: 6 },
});
