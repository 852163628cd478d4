import { clearInternal } from '../region-caches.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** The internal caches lose what they hold and keep nothing until the fault ends. */
export const internalCache: FaultKind = defineFault('internalCache', (_, { plan, hold }) =>
  plan.regions.flatMap(({ index }) =>
    hold(index, {
      begin: (shard) => {
        clearInternal(shard.caches, shard.nowUs);
        shard.caches.internalOut += 1;
      },
      end: (shard) => {
        shard.caches.internalOut -= 1;
      },
    }),
  ),
);

/** External caches do not answer: each lookup is a miss at once, each store is dropped; the content survives. */
export const externalCache: FaultKind = defineFault('externalCache', ({ cacheId }, { plan, hold }) =>
  plan.regions.flatMap(({ index }) =>
    hold(index, {
      begin: ({ caches }) => {
        if (cacheId === null || cacheId === caches.externalId) caches.externalOut += 1;
      },
      end: ({ caches }) => {
        if (cacheId === null || cacheId === caches.externalId) caches.externalOut -= 1;
      },
    }),
  ),
);
