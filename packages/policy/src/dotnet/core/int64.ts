import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { longType } from './number-range.ts';

export const int64: TypeDefinition = defineInteger(longType);
