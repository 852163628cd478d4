import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const paddingMode: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.PaddingMode',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.paddingmode',
  values: { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 },
});
