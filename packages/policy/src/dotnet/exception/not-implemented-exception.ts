import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const notImplementedException: TypeDefinition = defineException({
  name: 'System.NotImplementedException',
  base: 'SystemException',
  message: 'The method or operation is not implemented.',
});
