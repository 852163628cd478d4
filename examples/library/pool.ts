import assert from 'node:assert/strict';
import { createPool } from '@keelgate/traffic';

const pool = createPool({
  members: [
    { backendId: 'west', priority: 1, weight: null },
    { backendId: 'north', priority: 1, weight: null },
    { backendId: 'spare', priority: 2, weight: null },
  ],
});

assert.deepEqual([pool.choose(), pool.choose(), pool.choose()], ['west', 'north', 'west']);
assert.equal(
  pool.choose((backend) => backend !== 'spare'),
  'spare',
);
assert.equal(
  pool.choose(() => true),
  null,
);
