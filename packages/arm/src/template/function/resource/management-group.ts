import type { TemplateFunction } from '../define-function.ts';
import { facts } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const managementGroupFunction: TemplateFunction = {
  name: 'managementGroup',
  source: page('scope', 'managementGroup'),
  arity: exactly(0),
  call: (_, work) => {
    const { managementGroup, tenantId } = work.deployment;
    return facts(
      {
        id: `/providers/Microsoft.Management/managementGroups/${managementGroup.name}`,
        name: managementGroup.name,
        type: '/providers/Microsoft.Management/managementGroups',
        properties: facts({ displayName: managementGroup.name, tenantId }, work),
      },
      work,
    );
  },
};
