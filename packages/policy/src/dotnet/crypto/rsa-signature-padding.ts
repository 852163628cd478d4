import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

const name = 'System.Security.Cryptography.RSASignaturePadding';

export type RsaSignaturePadding = { readonly net: typeof name; readonly mode: 'Pkcs1' | 'Pss' };

/** One record each, so that `==` tells them apart. */
const pkcs1: RsaSignaturePadding = { net: name, mode: 'Pkcs1' };
const pss: RsaSignaturePadding = { net: name, mode: 'Pss' };

export const rsaSignaturePadding: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsasignaturepadding',
  members: {
    'static RSASignaturePadding Pkcs1 { get; }': () => pkcs1,
    'static RSASignaturePadding Pss { get; }': () => pss,
    'string ToString()': (_: Runtime, { mode }: RsaSignaturePadding) => mode,
  },
  hooks: { text: (_: Runtime, { mode }: RsaSignaturePadding) => mode },
});
