import type { TemplateFunction } from '../define-function.ts';
import { atLeast, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { splitId } from '../resource-id.ts';

export const resourceIdFunction: TemplateFunction = {
  name: 'resourceId',
  source: page('resource', 'resourceId'),
  arity: atLeast(2),
  call: (given, work) => {
    const { before, path } = splitId(given, work, 2);
    const { subscription, resourceGroup, scope } = work.deployment;
    // One name before the type is a resource group, or a subscription where the deployment has no group.
    const [outer, inner] =
      before.length === 1 && scope === 'subscription'
        ? [before[0]]
        : before.length === 1
          ? [undefined, before[0]]
          : before;
    const root = `/subscriptions/${outer ?? subscription.id}`;
    if (scope === 'tenant' && before.length === 0) return scalar(path, work);
    if (scope === 'subscription' && inner === undefined) return scalar(`${root}${path}`, work);
    return scalar(`${root}/resourceGroups/${inner ?? resourceGroup.name}${path}`, work);
  },
};
