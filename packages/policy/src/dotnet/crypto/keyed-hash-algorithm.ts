import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';
import type { HashAlgorithm } from './hash-value.ts';

export const keyedHashAlgorithm: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.KeyedHashAlgorithm',
  kind: 'class',
  base: 'HashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.keyedhashalgorithm',
  members: {
    'byte[] Key { get; set; }': (_: Runtime, { key }: HashAlgorithm) => byteArray((key ?? new Uint8Array()).slice()),
  },
  setters: {
    'byte[] Key { get; set; }': (_: Runtime, self: HashAlgorithm, key: ByteArray | null) => {
      self.key = (key ?? raiseArgumentNull('value')).bytes.slice();
      return null;
    },
  },
});
