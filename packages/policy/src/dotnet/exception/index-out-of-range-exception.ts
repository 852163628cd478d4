import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const indexOutOfRangeException: TypeDefinition = defineException({
  name: 'System.IndexOutOfRangeException',
  base: 'SystemException',
  message: 'Index was outside the bounds of the array.',
});
