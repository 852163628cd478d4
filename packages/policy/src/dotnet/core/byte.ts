import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { byteType } from './number-range.ts';

export const byte: TypeDefinition = defineInteger(byteType);
