import type { TemplateFunction } from '../define-function.ts';
import { facts, unknown } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const deploymentFunction: TemplateFunction = {
  name: 'deployment',
  source: page('deployment', 'deployment'),
  arity: exactly(0),
  call: (_, work) => {
    const { name, scope, resourceGroup } = work.deployment;
    const properties = facts(
      {
        template: unknown('the template itself', work, 'deployment().properties.template'),
        templateHash: unknown('the hash of the template', work, 'deployment().properties.templateHash'),
        templateLink: unknown('the link to the template', work, 'deployment().properties.templateLink'),
        parameters: unknown('the parameters of the deployment', work, 'deployment().properties.parameters'),
        mode: 'Incremental',
        provisioningState: 'Accepted',
      },
      work,
    );
    // Only where there is no resource group does the deployment itself stand somewhere.
    return facts(
      scope === 'resourceGroup' ? { name, properties } : { name, location: resourceGroup.location, properties },
      work,
    );
  },
};
