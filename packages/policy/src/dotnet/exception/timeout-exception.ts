import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const timeoutException: TypeDefinition = defineException({
  name: 'System.TimeoutException',
  base: 'SystemException',
  message: 'The operation has timed out.',
});
