import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const invalidCastException: TypeDefinition = defineException({
  name: 'System.InvalidCastException',
  base: 'SystemException',
  message: 'Specified cast is not valid.',
});
