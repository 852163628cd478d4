import type { Service } from '@keelgate/model';
import { tierNames, tiers } from '@keelgate/model';
import { expect, test } from 'vitest';
import { LineCounter } from 'yaml';
import { ordersSnapshot } from '../fixture/orders.ts';
import { checkGateway } from './check-gateway.ts';

test.each(tierNames)(
  '%s limits rates as its platform does: v2 by token bucket, the others by sliding window',
  (tier) => {
    const service = { ...ordersSnapshot.service, tier } as Service;
    const source = { file: 'd.yaml', lines: new LineCounter(), faults: [] };
    const { rateLimiter } = checkGateway(undefined, service, source).settings;
    expect(rateLimiter).toBe(tiers[tier].platform === 'v2' ? 'tokenBucket' : 'slidingWindow');
  },
);
