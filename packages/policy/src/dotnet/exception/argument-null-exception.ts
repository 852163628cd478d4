import type { TypeDefinition } from '../define.ts';
import { namedConstructors } from './argument-exception.ts';
import { defineException } from './define-exception.ts';

const usual = 'Value cannot be null.';

export const argumentNullException: TypeDefinition = defineException({
  name: 'System.ArgumentNullException',
  base: 'ArgumentException',
  message: usual,
  members: namedConstructors('ArgumentNullException', usual),
});
