import type { Policy } from '../define.ts';
import { cacheLookup } from './cache-lookup.ts';
import { cacheStore } from './cache-store.ts';
import { checkHeader } from './check-header.ts';
import { forwardRequest } from './forward-request.ts';
import { ipFilter } from './ip-filter.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { quotaByKey } from './quota-by-key.ts';
import { quota } from './quota.ts';
import { rateLimitByKey } from './rate-limit-by-key.ts';
import { rateLimit } from './rate-limit.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { setBackendService } from './set-backend-service.ts';

/** Every policy that is carried out. `base` is the assembly's business, not a policy of its own. */
export const policies: readonly Policy[] = [
  // Rate limiting and quotas
  rateLimit,
  rateLimitByKey,
  quota,
  quotaByKey,
  limitConcurrency,
  // Authentication and authorization
  checkHeader,
  ipFilter,
  // Routing
  forwardRequest,
  setBackendService,
  // Caching
  cacheLookup,
  cacheStore,
  // Transformation
  returnResponse,
  // Control flow
  retry,
];
