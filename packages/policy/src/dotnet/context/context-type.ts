import type { NetType } from '../type.ts';
import { proxyRequestContext } from './proxy-request-context.ts';

/** The static type of `context`. */
export const contextType: NetType = { kind: 'named', definition: proxyRequestContext, args: [] };
