import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const md5: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.MD5',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.md5',
  members: { 'static MD5 Create()': () => hashAlgorithm('System.Security.Cryptography.MD5', 'md5') },
});
