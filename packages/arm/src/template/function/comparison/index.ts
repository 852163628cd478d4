import type { TemplateFunction } from '../define-function.ts';
import { coalesceFunction } from './coalesce.ts';
import { equalsFunction } from './equals.ts';
import { greaterFunction } from './greater.ts';
import { greaterOrEqualsFunction } from './greater-or-equals.ts';
import { lessFunction } from './less.ts';
import { lessOrEqualsFunction } from './less-or-equals.ts';

export const comparisonFunctions: readonly TemplateFunction[] = [
  coalesceFunction,
  equalsFunction,
  greaterFunction,
  greaterOrEqualsFunction,
  lessFunction,
  lessOrEqualsFunction,
];
