import assert from 'node:assert/strict';
import { createCounter } from '@keelgate/traffic';

const second = 1e6;
const counter = createCounter({ limit: 2, periodUs: 60 * second });

assert.equal(counter.take('ada', 0), true);
assert.equal(counter.take('ada', 1 * second), true);
assert.equal(counter.take('ada', 2 * second), false);
assert.equal(counter.take('grace', 2 * second), true);
assert.equal(counter.retryAfterUs('ada', 2 * second), 58 * second);

// Two zones that hear of each other after a second: until then each decides by what it knows.
const zoned = createCounter({ limit: 2, periodUs: 60 * second, zones: 2, lagUs: second });

assert.equal(zoned.take('ada', 0, 0), true);
assert.equal(zoned.take('ada', 0, 0), true);
assert.equal(zoned.take('ada', 0.5 * second, 1), true);
assert.equal(zoned.take('ada', 1.5 * second, 1), false);
