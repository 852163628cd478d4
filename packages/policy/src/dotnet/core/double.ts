import type { TypeDefinition } from '../define.ts';
import { defineFloating, doubleType } from './floating-definition.ts';

export const double: TypeDefinition = defineFloating(doubleType);
