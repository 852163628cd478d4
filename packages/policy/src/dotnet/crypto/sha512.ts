import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha512: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA512',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha512',
  members: { 'static SHA512 Create()': () => hashAlgorithm('System.Security.Cryptography.SHA512Managed', 'sha512') },
});
