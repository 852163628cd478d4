import type { TemplateFunction } from '../define-function.ts';
import { record } from '../answer.ts';
import { exactly, mapOf } from '../define-function.ts';
import { page } from '../page.ts';

export const mapValuesFunction: TemplateFunction = {
  name: 'mapValues',
  source: page('lambda', 'mapValues'),
  arity: exactly(2),
  lambdas: [{ argument: 1, parameters: { min: 1, max: 1 } }],
  call: ([value], work) => {
    const made = work.lambda(1);
    return record(
      [...mapOf(value, work).entries].map(([key, inner]) => [key, made(inner)]),
      work,
    );
  },
};
