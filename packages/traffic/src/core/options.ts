import type { BackendSettings, GatewaySettings, InjectedFault } from '@keelgate/model';

export type TrafficCoreOptions = {
  readonly seed?: number;
  /** When its time begins, in microseconds since 1970 UTC. Absent: a little before the first record. */
  readonly startUs?: number;
  /** What differs from how the platform behaves by default. */
  readonly gateway?: Partial<GatewaySettings>;
  /** Backends as they behave where records do not say how they did; 50 ms and no errors where nothing says. */
  readonly backends?: readonly BackendSettings[];
  /** What goes wrong, with times in microseconds since 1970 UTC. */
  readonly faults?: readonly InjectedFault[];
  /** A record that comes so much later than one of its time should is put in its place; a later one is left out. */
  readonly outOfOrderUs?: number;
};

export const defaultOutOfOrderUs: number = 10e6;

/** No traffic is longer than this. */
export const spanUs: number = 400 * 86_400e6;
