import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { symmetric } from './symmetric.ts';

const name = 'System.Security.Cryptography.TripleDES';

export const tripleDes: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'SymmetricAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.tripledes',
  members: { 'static TripleDES Create()': () => symmetric(name, '3des') },
});
