import { api } from './api.ts';
import { apiSchema } from './api-schema.ts';
import { backend } from './backend.ts';
import { cache } from './cache.ts';
import type { ResourceKind } from './define-resource.ts';
import { gateway } from './gateway.ts';
import { gatewayApi } from './gateway-api.ts';
import { group } from './group.ts';
import { groupUser } from './group-user.ts';
import { namedValue } from './named-value.ts';
import { operation } from './operation.ts';
import { policies } from './policy.ts';
import { policyFragment } from './policy-fragment.ts';
import { product } from './product.ts';
import { productApi } from './product-api.ts';
import { productGroup } from './product-group.ts';
import { service } from './service.ts';
import { subscription } from './subscription.ts';
import { user } from './user.ts';
import { versionSet } from './version-set.ts';

/** The types of resource that are part of the model, in the order in which they are written. */
export const resourceKinds: readonly ResourceKind[] = [
  service,
  namedValue,
  cache,
  versionSet,
  backend,
  policyFragment,
  user,
  group,
  groupUser,
  product,
  api,
  apiSchema,
  operation,
  productApi,
  productGroup,
  gateway,
  gatewayApi,
  subscription,
  ...policies,
];
