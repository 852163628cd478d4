import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const arithmeticException: TypeDefinition = defineException({
  name: 'System.ArithmeticException',
  base: 'SystemException',
  message: 'Overflow or underflow in the arithmetic operation.',
});
