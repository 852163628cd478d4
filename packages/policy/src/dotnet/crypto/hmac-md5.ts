import type { TypeDefinition } from '../define.ts';
import { defineHmac } from './define-hmac.ts';

export const hmacMd5: TypeDefinition = defineHmac({
  short: 'HMACMD5',
  digest: 'md5',
  blockBytes: 64,
});
