import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const invalidOperationException: TypeDefinition = defineException({
  name: 'System.InvalidOperationException',
  base: 'SystemException',
  message: 'Operation is not valid due to the current state of the object.',
});
