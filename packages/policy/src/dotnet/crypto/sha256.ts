import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha256: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA256',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha256',
  members: { 'static SHA256 Create()': () => hashAlgorithm('System.Security.Cryptography.SHA256Managed', 'sha256') },
});
