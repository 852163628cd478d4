import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { splitId } from '../resource-id.ts';

export const extensionResourceIdFunction: TemplateFunction = {
  name: 'extensionResourceId',
  source: page('resource', 'extensionResourceId'),
  arity: atLeast(3),
  call: ([base, ...rest], work) => {
    const { path } = splitId(rest, work, 0);
    return scalar(`${stringOf(base, work)}${path}`, work);
  },
};
