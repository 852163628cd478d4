import type { Runtime } from '../dotnet/runtime.ts';
import type { Exchange } from './exchange.ts';

/** What library code of one policy runs with: a whole budget, as each expression has one. */
export function freshRuntime({ rt }: Exchange): Runtime {
  rt.fuel = rt.limits.fuel;
  rt.depth = 0;
  return rt;
}
