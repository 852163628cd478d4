import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const outOfMemoryException: TypeDefinition = defineException({
  name: 'System.OutOfMemoryException',
  base: 'SystemException',
  message: 'Insufficient memory to continue the execution of the program.',
});
