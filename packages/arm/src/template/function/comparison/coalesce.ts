import type { TemplateFunction } from '../define-function.ts';
import { atLeast, isNull, scalar } from '../define-function.ts';
import { page } from '../page.ts';

/** The first argument that is not null. */
export const coalesceFunction: TemplateFunction = {
  name: 'coalesce',
  source: page('comparison', 'coalesce'),
  arity: atLeast(1),
  takesUnknown: true,
  call: (given, work) => given.find((value) => !isNull(value)) ?? scalar(null, work),
};
