import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { ulongType } from './number-range.ts';

export const uint64: TypeDefinition = defineInteger(ulongType);
