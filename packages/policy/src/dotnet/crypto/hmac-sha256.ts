import type { TypeDefinition } from '../define.ts';
import { defineHmac } from './define-hmac.ts';

export const hmacSha256: TypeDefinition = defineHmac({
  short: 'HMACSHA256',
  digest: 'sha256',
  blockBytes: 64,
});
