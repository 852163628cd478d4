import assert from 'node:assert/strict';
import { createQuota } from '@keelgate/traffic';

const hour = 3600e6;
const quota = createQuota({ limit: 1000, periodUs: hour });

assert.equal(quota.take('ada', 0, 0), true);
quota.add('ada', 0, 1200);
assert.equal(quota.take('ada', 1, 0), false);
assert.equal(quota.retryAfterUs(hour / 4), (hour * 3) / 4);
assert.equal(quota.take('ada', hour, 0), true);
