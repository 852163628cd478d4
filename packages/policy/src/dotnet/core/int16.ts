import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { shortType } from './number-range.ts';

export const int16: TypeDefinition = defineInteger(shortType);
