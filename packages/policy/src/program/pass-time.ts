import type { Exchange } from './exchange.ts';

/** Thrown when the client goes away while a policy waits for something. */
export class ClientGone extends Error {
  constructor() {
    super(clientGoneMessage);
    this.name = 'ClientGone';
  }
}

/** The reason of the error that it comes to. */
export const clientGone = 'ClientConnectionFailure';

const clientGoneMessage = 'The operation was canceled.';

/**
 * What a request is logged with whose client has gone: there is no status for what nobody receives, and this is what
 * gateways write for it.
 */
export const clientGoneStatus = 499;

/** Lets time pass for a request, up to where its client goes away: then nothing that is waited for is of use. */
export function passTime(exchange: Exchange, us: number): void {
  const { nowUs, goneUs } = exchange;
  exchange.nowUs = Math.min(nowUs + us, goneUs);
  if (nowUs + us <= goneUs) return;
  // What on-error waits for afterwards it waits for on the service's behalf.
  exchange.goneUs = Number.POSITIVE_INFINITY;
  throw new ClientGone();
}
