import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { hashAlgorithm } from './hash-value.ts';

export const sha384: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SHA384',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha384',
  members: { 'static SHA384 Create()': () => hashAlgorithm('System.Security.Cryptography.SHA384Managed', 'sha384') },
});
