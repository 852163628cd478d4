import { backendDown, backendErrors, backendSlow } from './backend.ts';
import { externalCache, internalCache } from './caches.ts';
import type { FaultKind } from './define-fault.ts';
import { link } from './link.ts';
import { managementPlane } from './management-plane.ts';
import { regionDown } from './region-down.ts';
import { release, rollingUpdate } from './rolling-update.ts';
import { unitDown } from './unit-down.ts';
import { unitErrors } from './unit-errors.ts';
import { unitSlow } from './unit-slow.ts';
import { zoneClock } from './zone-clock.ts';
import { zoneDown } from './zone-down.ts';

/** Every kind of fault that a drill knows. */
export const faultKinds: readonly FaultKind[] = [
  // What dies
  zoneDown,
  regionDown,
  unitDown,
  // What limps
  unitSlow,
  unitErrors,
  zoneClock,
  link,
  // What the gateway leans on
  backendErrors,
  backendSlow,
  backendDown,
  internalCache,
  externalCache,
  // What the platform does
  rollingUpdate,
  release,
  managementPlane,
];
