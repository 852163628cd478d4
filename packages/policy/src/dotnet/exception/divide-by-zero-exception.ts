import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const divideByZeroException: TypeDefinition = defineException({
  name: 'System.DivideByZeroException',
  base: 'ArithmeticException',
  message: 'Attempted to divide by zero.',
});
