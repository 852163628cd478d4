import type { Kind } from '../../shape/kind.ts';
import { whole } from '../../shape/kind.ts';

export const atLeastOne: Kind<number> = whole({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** An HTTP status. */
export const statusCode: Kind<number> = whole({ min: 100, max: 599 });
