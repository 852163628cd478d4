import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const unauthorizedAccessException: TypeDefinition = defineException({
  name: 'System.UnauthorizedAccessException',
  base: 'SystemException',
  message: 'Attempted to perform an unauthorized operation.',
});
