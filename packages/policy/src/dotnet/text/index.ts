import type { TypeDefinition } from '../define.ts';
import { encodingType } from './encoding.ts';

/** Encodings of text. */
export const textTypes: readonly TypeDefinition[] = [encodingType];
