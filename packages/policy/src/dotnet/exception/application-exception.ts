import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const applicationException: TypeDefinition = defineException({
  name: 'System.ApplicationException',
  base: 'Exception',
  message: 'Error in the application.',
});
