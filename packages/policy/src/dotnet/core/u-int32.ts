import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { uintType } from './number-range.ts';

export const uint32: TypeDefinition = defineInteger(uintType);
