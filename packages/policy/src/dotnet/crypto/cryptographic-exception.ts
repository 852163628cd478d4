import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const cryptographicException: TypeDefinition = defineException({
  name: 'System.Security.Cryptography.CryptographicException',
  base: 'SystemException',
  message: 'Error occurred during a cryptographic operation.',
});
