import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const aggregateException: TypeDefinition = defineException({
  name: 'System.AggregateException',
  base: 'Exception',
  message: 'One or more errors occurred.',
});
