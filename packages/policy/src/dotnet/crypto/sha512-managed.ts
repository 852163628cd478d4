import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha512Managed: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA512Managed',
  kind: 'class',
  base: 'SHA512',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha512managed',
  members: { 'SHA512Managed()': () => hashAlgorithm('System.Security.Cryptography.SHA512Managed', 'sha512') },
});
