import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const arrayTypeMismatchException: TypeDefinition = defineException({
  name: 'System.ArrayTypeMismatchException',
  base: 'SystemException',
  message: 'Attempted to access an element as a type incompatible with the array.',
});
