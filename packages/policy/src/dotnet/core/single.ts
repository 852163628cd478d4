import type { TypeDefinition } from '../define.ts';
import { defineFloating, singleType } from './floating-definition.ts';

export const single: TypeDefinition = defineFloating(singleType);
