import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** Policy expressions may use its name alone. */
export const x500DistinguishedName: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.X509Certificates.X500DistinguishedName',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x500distinguishedname',
  members: { 'string Name { get; }': (_: Runtime, { text }: { readonly text: string }) => text },
});
