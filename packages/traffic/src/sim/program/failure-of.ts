import type { Failure } from '@keelgate/policy';
import type { Reply } from '../attempt.ts';
import { reply } from '../attempt.ts';

/** Why a call got no response, by its reply; `null` where it got one. */
export function failureOf(said: Reply, backend: number): Failure | null {
  switch (said) {
    case reply.timedOut:
      return { kind: 'timeout', message: 'the backend did not answer in time' };
    case reply.refused:
      return backend < 0
        ? { kind: 'unknownBackend', message: 'there is no such backend' }
        : { kind: 'connect', message: 'the backend cannot be reached' };
    case reply.breakerOpen:
      return { kind: 'unavailable', message: 'the circuit breaker of the backend is open' };
    default:
      return null;
  }
}
