import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const notSupportedException: TypeDefinition = defineException({
  name: 'System.NotSupportedException',
  base: 'SystemException',
  message: 'Specified method is not supported.',
});
