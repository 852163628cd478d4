import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { symmetric } from './symmetric.ts';

const name = 'System.Security.Cryptography.DES';

export const des: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'SymmetricAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.des',
  members: { 'static DES Create()': () => symmetric(name, 'des') },
});
