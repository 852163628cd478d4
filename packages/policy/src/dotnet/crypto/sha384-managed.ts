import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha384Managed: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA384Managed',
  kind: 'class',
  base: 'SHA384',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha384managed',
  members: { 'SHA384Managed()': () => hashAlgorithm('System.Security.Cryptography.SHA384Managed', 'sha384') },
});
