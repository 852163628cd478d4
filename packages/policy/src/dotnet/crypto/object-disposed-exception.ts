import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const objectDisposedException: TypeDefinition = defineException({
  name: 'System.ObjectDisposedException',
  base: 'InvalidOperationException',
  message: 'Cannot access a disposed object.',
});
