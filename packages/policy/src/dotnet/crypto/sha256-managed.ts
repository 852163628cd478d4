import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha256Managed: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA256Managed',
  kind: 'class',
  base: 'SHA256',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha256managed',
  members: { 'SHA256Managed()': () => hashAlgorithm('System.Security.Cryptography.SHA256Managed', 'sha256') },
});
