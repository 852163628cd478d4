import type { TypeDefinition } from '../define.ts';
import { defineHmac } from './define-hmac.ts';

export const hmacSha512: TypeDefinition = defineHmac({
  short: 'HMACSHA512',
  digest: 'sha512',
  blockBytes: 128,
});
