import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const cipherMode: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.CipherMode',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.ciphermode',
  values: { CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 },
});
