import type { Exchange } from '../../program/exchange.ts';

const own = 'cache-lookup key';

/** Keeps the key under which a response was looked up and not found: headers may be others when it is stored. */
export function keepLookedUp({ state }: Exchange, key: string): void {
  state.set(own, key);
}

/** The key of the lookup; `null` where the request did not come by one. */
export function lookedUp({ state }: Exchange): string | null {
  return (state.get(own) ?? null) as string | null;
}
