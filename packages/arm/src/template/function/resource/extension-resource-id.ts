import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { providerPath, splitId } from '../resource-id.ts';

export const extensionResourceIdFunction: TemplateFunction = {
  name: 'extensionResourceId',
  source: page('resource', 'extensionResourceId'),
  arity: atLeast(3),
  call: ([base, ...rest], work) => {
    const { type, names } = splitId(rest, work, 0);
    return scalar(`${stringOf(base, work)}${providerPath(type, names, work)}`, work);
  },
};
