import type { TemplateFunction } from '../define-function.ts';
import { arrayFunction } from './array.ts';
import { concatFunction } from './concat.ts';
import { containsFunction } from './contains.ts';
import { createArrayFunction } from './create-array.ts';
import { emptyFunction } from './empty.ts';
import { firstFunction } from './first.ts';
import { lastFunction } from './last.ts';
import { lengthFunction } from './length.ts';
import { indexFromEndFunction } from './index-from-end.ts';
import { tryIndexFromEndFunction } from './try-index-from-end.ts';
import { indexOfFunction } from './index-of.ts';
import { lastIndexOfFunction } from './last-index-of.ts';
import { maxFunction } from './max.ts';
import { minFunction } from './min.ts';
import { rangeFunction } from './range.ts';
import { skipFunction } from './skip.ts';
import { takeFunction } from './take.ts';
import { tryGetFunction } from './try-get.ts';
import { unionFunction } from './union.ts';
import { intersectionFunction } from './intersection.ts';

export const arrayFunctions: readonly TemplateFunction[] = [
  arrayFunction,
  concatFunction,
  containsFunction,
  createArrayFunction,
  emptyFunction,
  firstFunction,
  lastFunction,
  lengthFunction,
  indexFromEndFunction,
  tryIndexFromEndFunction,
  indexOfFunction,
  lastIndexOfFunction,
  maxFunction,
  minFunction,
  rangeFunction,
  skipFunction,
  takeFunction,
  tryGetFunction,
  unionFunction,
  intersectionFunction,
];
