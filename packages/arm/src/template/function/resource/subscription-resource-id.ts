import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { splitId } from '../resource-id.ts';

export const subscriptionResourceIdFunction: TemplateFunction = {
  name: 'subscriptionResourceId',
  source: page('resource', 'subscriptionResourceId'),
  arity: atLeast(2),
  call: (given, work) => {
    const { before, path } = splitId(given, work, 1);
    return scalar(`/subscriptions/${before[0] ?? work.deployment.subscription.id}${path}`, work);
  },
};
