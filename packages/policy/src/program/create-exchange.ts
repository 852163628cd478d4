import type { Limits } from '../dotnet/runtime.ts';
import { defaultLimits } from '../dotnet/runtime.ts';
import type { Request } from '../http/message.ts';
import type { BackendChoice, Exchange } from './exchange.ts';
import type { Facts, Variables } from './facts.ts';
import { ticksOf } from './ticks.ts';

export type ExchangeOptions = {
  readonly facts: Facts;
  readonly request: Request;
  readonly backend: BackendChoice;
  /** The next 32 random bits. */
  readonly bits: () => number;
  readonly limits?: Limits;
  /** Ends the lines of indented JSON and XML that expressions print. */
  readonly newLine?: string;
  readonly variables?: Variables;
  /** When the client goes away, in microseconds since the request was received; it stays unless this is said. */
  readonly goneUs?: number;
  /** Whether notes are kept: for traces. */
  readonly listens?: boolean;
};

/** A request at the beginning of its way. Its time begins when the gateway received it. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { facts, request, backend, bits, limits = defaultLimits, variables = new Map(), listens = false } = options;
  const { newLine = '\n', goneUs = Number.POSITIVE_INFINITY } = options;
  const beginning = ticksOf(facts.timestampMs);
  const exchange: Exchange = {
    net: 'IProxyRequestContext',
    facts,
    request,
    response: null,
    variables,
    responseHeaders: new Map(),
    backend,
    lastError: null,
    rt: {
      fuel: limits.fuel,
      spent: 0,
      depth: 0,
      limits,
      nowTicks: () => beginning + BigInt(Math.round(exchange.nowUs * 10)),
      bits,
      newLine,
    },
    startUs: facts.timestampMs * 1000,
    nowUs: 0,
    goneUs,
    notes: listens ? [] : null,
    state: new Map(),
  };
  return exchange;
}
