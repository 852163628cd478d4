import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha1: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA1',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha1',
  members: { 'static SHA1 Create()': () => hashAlgorithm('System.Security.Cryptography.SHA1', 'sha1') },
});
