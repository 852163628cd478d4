import { apiSchemas } from './api-schemas.ts';
import { apis } from './apis.ts';
import { backends } from './backends.ts';
import { caches } from './caches.ts';
import { fragments } from './fragments.ts';
import { gateways } from './gateways.ts';
import { groups } from './groups.ts';
import { kept } from './kept.ts';
import { namedValues } from './named-values.ts';
import { operations } from './operations.ts';
import { policy } from './policy.ts';
import { products } from './products.ts';
import type { Section } from './section.ts';
import { service } from './service.ts';
import { subscriptions } from './subscriptions.ts';
import { users } from './users.ts';
import { versionSets } from './version-sets.ts';

/**
 * Every type of resource, in the order in which a backup has them. A section's number is its position: a new one goes to the end,
 * and needs a new version of the format.
 */
export const sections: readonly Section[] = [
  service,
  policy,
  versionSets,
  apis,
  // After the APIs that they belong to.
  apiSchemas,
  operations,
  products,
  subscriptions,
  namedValues,
  backends,
  caches,
  fragments,
  users,
  groups,
  gateways,
  kept,
];
