import type { Runtime } from '../dotnet/runtime.ts';
import { refill } from '../dotnet/runtime.ts';
import type { Exchange } from './exchange.ts';

/** What library code of one policy runs with: a whole budget, as each expression has one. */
export function freshRuntime({ rt }: Exchange): Runtime {
  refill(rt);
  return rt;
}
