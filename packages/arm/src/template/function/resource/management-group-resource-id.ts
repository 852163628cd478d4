import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { splitId } from '../resource-id.ts';

export const managementGroupResourceIdFunction: TemplateFunction = {
  name: 'managementGroupResourceId',
  source: page('resource', 'managementGroupResourceId'),
  arity: atLeast(2),
  call: (given, work) => {
    const { before, path } = splitId(given, work, 1);
    const group = before[0] ?? work.deployment.managementGroup.name;
    return scalar(`/providers/Microsoft.Management/managementGroups/${group}${path}`, work);
  },
};
