import type { TemplateFunction } from '../define-function.ts';
import { addFunction } from './add.ts';
import { subFunction } from './sub.ts';
import { mulFunction } from './mul.ts';
import { divFunction } from './div.ts';
import { modFunction } from './mod.ts';
import { floatFunction } from './float.ts';
import { intFunction } from './int.ts';

export const numericFunctions: readonly TemplateFunction[] = [
  addFunction,
  subFunction,
  mulFunction,
  divFunction,
  modFunction,
  floatFunction,
  intFunction,
];
