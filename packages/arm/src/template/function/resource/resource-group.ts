import type { TemplateFunction } from '../define-function.ts';
import { facts, unknown } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const resourceGroupFunction: TemplateFunction = {
  name: 'resourceGroup',
  source: page('resource', 'resourceGroup'),
  arity: exactly(0),
  call: (_, work) => {
    const { subscription, resourceGroup } = work.deployment;
    return facts(
      {
        id: `/subscriptions/${subscription.id}/resourceGroups/${resourceGroup.name}`,
        name: resourceGroup.name,
        type: 'Microsoft.Resources/resourceGroups',
        location: resourceGroup.location,
        managedBy: unknown('what manages the resource group', work, 'resourceGroup().managedBy'),
        tags: unknown('the tags of the resource group', work, 'resourceGroup().tags'),
        properties: facts({ provisioningState: 'Succeeded' }, work),
      },
      work,
    );
  },
};
