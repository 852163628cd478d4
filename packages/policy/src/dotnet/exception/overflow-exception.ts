import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const overflowException: TypeDefinition = defineException({
  name: 'System.OverflowException',
  base: 'ArithmeticException',
  message: 'Arithmetic operation resulted in an overflow.',
});
