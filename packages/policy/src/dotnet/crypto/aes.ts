import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { symmetric } from './symmetric.ts';

const name = 'System.Security.Cryptography.Aes';

export const aes: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'SymmetricAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.aes',
  members: { 'static Aes Create()': () => symmetric(name, 'aes') },
});
