import { invariant } from '@keelgate/model';
import type { Simulation } from './simulation.ts';

/** Which of the drill's two services. */
export type ServiceName = 'service' | 'standby';

/** Until when each service is locked by a long-running operation. While it is, no second one is accepted; gateways serve on. */
export type Locks = { readonly [name in ServiceName]: { untilUs: number } };

/** An operation that does something when it ends, or nothing if it is killed before. */
export type Operation = {
  readonly change: number;
  readonly of: ServiceName;
  /** When it ends; for one that will not live so long, when it is killed. */
  readonly endUs: number;
  readonly killed: boolean;
};

export function createLocks(): Locks {
  return { service: { untilUs: -Infinity }, standby: { untilUs: -Infinity } };
}

export function isLocked(locks: Locks, of: ServiceName, nowUs: number): boolean {
  return nowUs < locks[of].untilUs;
}

/** M1: whoever takes the lock takes it from nobody. */
export function takeLock(locks: Locks, of: ServiceName, span: { readonly atUs: number; readonly endUs: number }): void {
  invariant(span.atUs >= locks[of].untilUs, 'M1', 'two long-running operations hold one lock');
  locks[of].untilUs = span.endUs;
}

export type Begun = {
  readonly change: number;
  readonly of: ServiceName;
  readonly atUs: number;
  readonly endUs: number;
};

/** An operation begins. Its service's management plane carries it out: if a fault takes that away first, it is killed then. */
export function beginOperation({ management, plan }: Simulation, { change, of, atUs, endUs }: Begun): void {
  takeLock(management.locks, of, { atUs, endUs });
  const killUs = plan.drill.faults.reduce(
    (first, fault) =>
      fault.kind === 'managementPlane' && of === 'service' && fault.atUs > atUs ? Math.min(first, fault.atUs) : first,
    Infinity,
  );
  const killed = killUs <= endUs;
  management.running.push({ change, of, endUs: killed ? killUs : endUs, killed });
}

/** The service's management plane has gone: what is under way there ends now, and leads to nothing. */
export function killOperations({ management }: Simulation, of: ServiceName, nowUs: number): void {
  for (const [index, operation] of management.running.entries()) {
    if (operation.of === of) management.running[index] = { ...operation, endUs: nowUs, killed: true };
  }
}

/** When the next operation ends, if that is before the drill does; Infinity if none does. */
export function nextEndUs({ management, plan }: Simulation): number {
  const endUs = management.running.reduce((first, operation) => Math.min(first, operation.endUs), Infinity);
  return endUs <= plan.drill.durationUs ? endUs : Infinity;
}

/** Takes out the operation that ends next. The lock is free with its end. */
export function takeEnd({ management }: Simulation): Operation {
  const { running, locks } = management;
  const first = running.reduce((earliest, operation) => (operation.endUs < earliest.endUs ? operation : earliest));
  running.splice(running.indexOf(first), 1);
  locks[first.of].untilUs = first.endUs;
  return first;
}
