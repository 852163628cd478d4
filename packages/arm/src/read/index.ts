import { apiReaders } from './api.ts';
import { backendReader } from './backend.ts';
import type { ResourceReader } from './draft.ts';
import { policyReaders } from './policy.ts';
import { productReaders } from './product.ts';
import { serviceReader } from './service.ts';
import { smallReaders } from './small.ts';

/** Every type of resource that becomes part of the model. All others of the service are kept whole. */
export const resourceReaders: readonly ResourceReader[] = [
  serviceReader,
  ...apiReaders,
  ...productReaders,
  backendReader,
  ...policyReaders,
  ...smallReaders,
];
