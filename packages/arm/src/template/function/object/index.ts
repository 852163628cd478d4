import type { TemplateFunction } from '../define-function.ts';
import { createObjectFunction } from './create-object.ts';
import { itemsFunction } from './items.ts';
import { nullFunction } from './null.ts';
import { objectKeysFunction } from './object-keys.ts';
import { shallowMergeFunction } from './shallow-merge.ts';

export const objectFunctions: readonly TemplateFunction[] = [
  createObjectFunction,
  itemsFunction,
  nullFunction,
  objectKeysFunction,
  shallowMergeFunction,
];
