import { arrayFunctions } from './array/index.ts';
import { cidrFunctions } from './cidr/index.ts';
import { comparisonFunctions } from './comparison/index.ts';
import { dateFunctions } from './date/index.ts';
import { flowFunctions } from './flow/index.ts';
import { lambdaFunctions } from './lambda/index.ts';
import { logicalFunctions } from './logical/index.ts';
import { numericFunctions } from './numeric/index.ts';
import { objectFunctions } from './object/index.ts';
import { resourceFunctions } from './resource/index.ts';
import { textFunctions } from './text/index.ts';
import type { TemplateFunction } from './define-function.ts';

/** Every function that needs nothing but its arguments and the deployment, by its name in lower case. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  [
    ...arrayFunctions,
    ...cidrFunctions,
    ...comparisonFunctions,
    ...dateFunctions,
    ...flowFunctions,
    ...lambdaFunctions,
    ...logicalFunctions,
    ...numericFunctions,
    ...objectFunctions,
    ...resourceFunctions,
    ...textFunctions,
  ].map((one) => [one.name.toLowerCase(), one]),
);
