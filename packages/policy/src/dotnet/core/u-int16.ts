import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { ushortType } from './number-range.ts';

export const uint16: TypeDefinition = defineInteger(ushortType);
