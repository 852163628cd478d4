import type { TemplateFunction } from '../define-function.ts';
import { failFunction } from './fail.ts';

export const flowFunctions: readonly TemplateFunction[] = [failFunction];
