import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const operationCanceledException: TypeDefinition = defineException({
  name: 'System.OperationCanceledException',
  base: 'SystemException',
  message: 'The operation was canceled.',
});
