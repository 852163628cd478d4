import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const formatException: TypeDefinition = defineException({
  name: 'System.FormatException',
  base: 'SystemException',
  message: 'One of the identified items was in an invalid format.',
});
