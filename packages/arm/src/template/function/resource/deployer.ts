import type { TemplateFunction } from '../define-function.ts';
import { facts, unknown } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const deployerFunction: TemplateFunction = {
  name: 'deployer',
  source: page('deployment', 'deployer'),
  arity: exactly(0),
  call: (_, work) =>
    facts(
      {
        tenantId: work.deployment.tenantId,
        objectId: unknown('who deploys', work, 'deployer().objectId'),
        userPrincipalName: unknown('who deploys', work, 'deployer().userPrincipalName'),
      },
      work,
    ),
};
