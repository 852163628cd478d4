import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import type { HashAlgorithm } from './hash-value.ts';
import { hashAlgorithm } from './hash-value.ts';
import { randomBytes } from './random-bytes.ts';

const name = 'System.Security.Cryptography.HMACMD5';

/** Without a key .NET makes one that is as long as a block. */
export const hmacMd5: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'HMAC',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacmd5',
  members: {
    'HMACMD5()': (rt: Runtime) => hashAlgorithm(name, 'md5', randomBytes(rt, 64)),
    'HMACMD5(byte[] key)': (_: Runtime, key: ByteArray | null) => withKey(key),
  },
});

function withKey(key: ByteArray | null): HashAlgorithm {
  return hashAlgorithm(name, 'md5', (key ?? raiseArgumentNull('key')).bytes.slice());
}
