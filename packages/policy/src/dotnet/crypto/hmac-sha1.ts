import type { TypeDefinition } from '../define.ts';
import { defineHmac } from './define-hmac.ts';

export const hmacSha1: TypeDefinition = defineHmac({
  short: 'HMACSHA1',
  digest: 'sha1',
  blockBytes: 64,
  more: ['HMACSHA1(byte[] key, bool useManagedSha1)'],
});
