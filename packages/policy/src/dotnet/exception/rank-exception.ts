import type { TypeDefinition } from '../define.ts';
import { defineException } from './define-exception.ts';

export const rankException: TypeDefinition = defineException({
  name: 'System.RankException',
  base: 'SystemException',
  message: 'Attempted to operate on an array with the incorrect number of dimensions.',
});
