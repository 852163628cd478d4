import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import type { HashAlgorithm } from './hash-value.ts';
import { hashAlgorithm } from './hash-value.ts';
import { randomBytes } from './random-bytes.ts';

const name = 'System.Security.Cryptography.HMACSHA256';

/** Without a key .NET makes one that is as long as a block. */
export const hmacSha256: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'HMAC',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha256',
  members: {
    'HMACSHA256()': (rt: Runtime) => hashAlgorithm(name, 'sha256', randomBytes(rt, 64)),
    'HMACSHA256(byte[] key)': (_: Runtime, key: ByteArray | null) => withKey(key),
  },
});

function withKey(key: ByteArray | null): HashAlgorithm {
  return hashAlgorithm(name, 'sha256', (key ?? raiseArgumentNull('key')).bytes.slice());
}
