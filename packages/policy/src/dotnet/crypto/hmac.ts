import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { HashAlgorithm } from './hash-value.ts';
import { digestNamed, hashAlgorithm } from './hash-value.ts';
import { randomBytes } from './random-bytes.ts';

export const hmac: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.HMAC',
  kind: 'class',
  base: 'KeyedHashAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmac',
  members: {
    'static HMAC Create()': (rt: Runtime) => created(rt, 'HMACSHA1'),
    'static HMAC Create(string algorithmName)': (rt: Runtime, algorithmName: string | null) =>
      created(rt, algorithmName ?? raiseArgumentNull('name')),
    'string HashName { get; }': (_: Runtime, { digest }: HashAlgorithm) => digest.toUpperCase(),
  },
});

/** An HMAC by its name, with a random key; `null` where .NET knows none. */
function created(rt: Runtime, algorithmName: string): HashAlgorithm | null {
  const name = algorithmName.replace(/^System\.Security\.Cryptography\./i, '').toUpperCase();
  const digest = name.startsWith('HMAC') ? digestNamed(name.slice(4)) : null;
  if (digest === null) return null;
  const keyBytes = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  return hashAlgorithm(`System.Security.Cryptography.${name}`, digest, randomBytes(rt, keyBytes));
}
