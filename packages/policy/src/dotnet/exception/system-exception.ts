import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const systemException: TypeDefinition = defineException({
  name: 'System.SystemException',
  base: 'Exception',
  message: 'System error.',
});
