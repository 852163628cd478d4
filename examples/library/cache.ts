import assert from 'node:assert/strict';
import { createCache } from '@keelgate/traffic';

const cache = createCache<string>({ policy: 'sieve', bytesMax: 100 });

cache.put('/orders/1', 'one', { bytes: 60, expiresUs: 10e6 });
assert.equal(cache.get('/orders/1', 0), 'one');
assert.equal(cache.get('/orders/1', 10e6), undefined);

// There is room for one of these two.
cache.put('/orders/2', 'two', { bytes: 60 });
cache.put('/orders/3', 'three', { bytes: 60 });
assert.equal(cache.get('/orders/2', 0), undefined);
assert.equal(cache.get('/orders/3', 0), 'three');
assert.equal(cache.bytes(), 60);
