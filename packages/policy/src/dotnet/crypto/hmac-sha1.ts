import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import type { HashAlgorithm } from './hash-value.ts';
import { hashAlgorithm } from './hash-value.ts';
import { randomBytes } from './random-bytes.ts';

const name = 'System.Security.Cryptography.HMACSHA1';

/** Without a key .NET makes one that is as long as a block. */
export const hmacSha1: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'HMAC',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha1',
  members: {
    'HMACSHA1()': (rt: Runtime) => hashAlgorithm(name, 'sha1', randomBytes(rt, 64)),
    'HMACSHA1(byte[] key)': (_: Runtime, key: ByteArray | null) => withKey(key),
    'HMACSHA1(byte[] key, bool useManagedSha1)': (_: Runtime, key: ByteArray | null) => withKey(key),
  },
});

function withKey(key: ByteArray | null): HashAlgorithm {
  return hashAlgorithm(name, 'sha1', (key ?? raiseArgumentNull('key')).bytes.slice());
}
