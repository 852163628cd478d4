import assert from 'node:assert/strict';
import { createHealthView } from '@keelgate/traffic';

const view = createHealthView({ machines: ['vm-1', 'vm-2'], detectionUs: 3e6, holdDownUs: 30e6 });

view.fail('vm-2', 10e6);
assert.equal(view.isAlive('vm-2', 10e6), false);
assert.deepEqual(view.believed(12e6), ['vm-1', 'vm-2']);
assert.deepEqual(view.believed(13e6), ['vm-1']);

view.restore('vm-2', 20e6, 5e6);
assert.deepEqual(view.believed(24e6), ['vm-1']);
assert.deepEqual(view.believed(25e6), ['vm-1', 'vm-2']);
