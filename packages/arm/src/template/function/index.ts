import { collectionFunctions } from './collection.ts';
import type { TemplateFunction } from './define-function.ts';
import { deploymentFunctions } from './deployment.ts';
import { logicFunctions } from './logic.ts';
import { textFunctions } from './text.ts';

/** Every function that needs nothing but its arguments, by its name in lower case. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  [...textFunctions, ...collectionFunctions, ...logicFunctions, ...deploymentFunctions].map((one) => [
    one.name.toLowerCase(),
    one,
  ]),
);
