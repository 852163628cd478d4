import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const nullReferenceException: TypeDefinition = defineException({
  name: 'System.NullReferenceException',
  base: 'SystemException',
  message: 'Object reference not set to an instance of an object.',
});
