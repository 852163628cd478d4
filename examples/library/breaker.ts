import assert from 'node:assert/strict';
import { createBreaker } from '@keelgate/traffic';

const breaker = createBreaker({
  name: 'three-failures',
  threshold: { kind: 'count', count: 3 },
  intervalUs: 10e6,
  statusRanges: [{ min: 500, max: 599 }],
  errorReasons: ['Timeout'],
  tripUs: 30e6,
  acceptRetryAfter: true,
});

breaker.record(0, { status: 503 });
breaker.record(1e6, { status: 200 });
breaker.record(2e6, { reason: 'Timeout' });
assert.equal(breaker.allows(2e6), true);

breaker.record(3e6, { status: 503, retryAfterUs: 5e6 });
assert.equal(breaker.allows(3e6), false);
assert.equal(breaker.allows(8e6), true);
