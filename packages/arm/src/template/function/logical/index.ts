import type { TemplateFunction } from '../define-function.ts';
import { andFunction } from './and.ts';
import { orFunction } from './or.ts';
import { boolFunction } from './bool.ts';
import { falseFunction } from './false.ts';
import { trueFunction } from './true.ts';
import { ifFunction } from './if.ts';
import { notFunction } from './not.ts';
import { xorFunction } from './xor.ts';

export const logicalFunctions: readonly TemplateFunction[] = [
  andFunction,
  orFunction,
  boolFunction,
  falseFunction,
  trueFunction,
  ifFunction,
  notFunction,
  xorFunction,
];
