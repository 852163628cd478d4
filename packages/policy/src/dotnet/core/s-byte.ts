import type { TypeDefinition } from '../define.ts';
import { defineInteger } from './integer-definition.ts';
import { sbyteType } from './number-range.ts';

export const sbyte: TypeDefinition = defineInteger(sbyteType);
