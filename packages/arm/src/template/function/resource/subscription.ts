import type { TemplateFunction } from '../define-function.ts';
import { facts } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const subscriptionFunction: TemplateFunction = {
  name: 'subscription',
  source: page('resource', 'subscription'),
  arity: exactly(0),
  call: (_, work) => {
    const { subscription, tenantId } = work.deployment;
    return facts(
      {
        id: `/subscriptions/${subscription.id}`,
        subscriptionId: subscription.id,
        tenantId,
        displayName: subscription.name,
      },
      work,
    );
  },
};
