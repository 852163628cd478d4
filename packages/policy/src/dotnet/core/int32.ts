import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { intType } from './number-range.ts';

export const int32: TypeDefinition = defineInteger(intType);
