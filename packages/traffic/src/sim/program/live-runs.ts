import type { BackendSend, Exchange, HttpSend, Run } from '@keelgate/policy';
import type { Reply } from '../attempt.ts';

/** A request that goes through its program by itself: its run, and the call that it waits for. */
export type LiveRun = {
  readonly run: Run;
  readonly exchange: Exchange;
  /** When the request arrived. */
  readonly startUs: number;
  /** The call whose reply is on its way; `null` of none. */
  call: BackendSend | HttpSend | null;
  /** What the backend of the request itself said last, while a policy's own call is on its way. */
  reply: Reply;
  backend: number;
};

/** The runs of one region's requests, by number: as many as are in flight, never as many as have passed. */
export type LiveRuns = {
  readonly runs: (LiveRun | null)[];
  readonly free: number[];
};

export function createLiveRuns(): LiveRuns {
  return { runs: [], free: [] };
}

export function beginRun({ runs, free }: LiveRuns, live: LiveRun): number {
  const number = free.pop() ?? runs.length;
  runs[number] = live;
  return number;
}

/** The run is over; -1 of none. */
export function endRun({ runs, free }: LiveRuns, number: number): void {
  if (number < 0) return;
  runs[number] = null;
  free.push(number);
}
