import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha1Managed: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA1Managed',
  kind: 'class',
  base: 'SHA1',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha1managed',
  members: { 'SHA1Managed()': () => hashAlgorithm('System.Security.Cryptography.SHA1Managed', 'sha1') },
});
