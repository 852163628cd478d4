import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const keyNotFoundException: TypeDefinition = defineException({
  name: 'System.Collections.Generic.KeyNotFoundException',
  base: 'SystemException',
  message: 'The given key was not present in the dictionary.',
});
