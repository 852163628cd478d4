/** A backend's capacity as one first-come-first-served queue at a fixed rate. */
export type BackendQueue = {
  /** How long a call that comes at `atUs` waits; -1 if that is longer than the backend lets anyone wait. */
  readonly enter: (atUs: number) => number;
  /** From now on it serves this many calls a second. */
  readonly setRate: (perSecond: number) => void;
};

export type BackendQueueOptions = { readonly perSecond: number; readonly queueUs: number };

export function createBackendQueue({ perSecond, queueUs }: BackendQueueOptions): BackendQueue {
  let serviceUs = 1e6 / perSecond;
  let freeUs = 0;
  return {
    enter: (atUs) => {
      const waitUs = Math.max(0, freeUs - atUs);
      if (waitUs > queueUs) return -1;
      freeUs = atUs + waitUs + serviceUs;
      return waitUs;
    },
    setRate: (rate) => {
      serviceUs = 1e6 / rate;
    },
  };
}
