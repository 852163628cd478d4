import type { TypeDefinition } from '../define.ts';
import { defineHmac } from './define-hmac.ts';

export const hmacSha384: TypeDefinition = defineHmac({
  short: 'HMACSHA384',
  digest: 'sha384',
  blockBytes: 128,
});
