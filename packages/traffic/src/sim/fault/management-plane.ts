import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** The management plane refuses writes. No gateway notices: what it does to changes is the configuration's business. */
export const managementPlane: FaultKind = defineFault('managementPlane', () => []);
