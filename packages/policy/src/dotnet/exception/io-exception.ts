import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const ioException: TypeDefinition = defineException({
  name: 'System.IO.IOException',
  base: 'SystemException',
  message: 'I/O error occurred.',
});
