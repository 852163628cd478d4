import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { splitId } from '../resource-id.ts';

export const tenantResourceIdFunction: TemplateFunction = {
  name: 'tenantResourceId',
  source: page('resource', 'tenantResourceId'),
  arity: atLeast(2),
  call: (given, work) => {
    const { path } = splitId(given, work, 0);
    return scalar(path, work);
  },
};
