/**
 * The attempt in hand: the one record that the hot path works on, filled from an arrival or from a parked slot and
 * mutated in place, so that nothing is allocated for a request.
 */
export type Attempt = {
  /** Index of its client group in the plan. */
  group: number;
  /** Index of its request class: group, operation and product context. */
  class: number;
  caller: number;
  /** Index of its subscription within the group; 0 without one. */
  subscription: number;
  /** The request's identity: all its draws start from these 32 bits. */
  key: number;
  /** Which combination of parameter values it asks for; -1 until someone asks. Not kept while it is parked. */
  combination: number;
  /** Number of this try, from 1. */
  try: number;
  /** When the request's first attempt arrived at a front door. */
  firstUs: number;
  /** When the client gives this attempt up, as the gateway's clock sees it; Infinity if never. */
  deadlineUs: number;
  /** Round trips that the client spends on this attempt: 1 on a kept connection, 3 on a new one. */
  trips: number;
  vm: number;
  /** Where it stands in the flow table. */
  node: number;
  /** From when on the gateway has done its own share of the work. */
  readyUs: number;
  /** What the backend said, or why it said nothing. */
  reply: Reply;
  /** Calls to backends so far. */
  sends: number;
  /** The backend of the call under way; -1 of none. */
  backend: number;
  /** The client has given up; the gateway works on. */
  abandoned: boolean;
  /** Its request arrived after the warmup. */
  counts: boolean;
  /** How many concurrency places it holds. */
  held: number;
  /** Its own run of a program, where its class has no flow; -1 of none. */
  run: number;
  /** When it began to wait for what it waits for now. */
  parkedUs: number;
};

/** How a call to a backend came out. */
export const reply = {
  none: 0,
  answered: 1,
  error: 2,
  timedOut: 3,
  refused: 4,
  breakerOpen: 5,
  overloaded: 6,
  cached: 7,
} as const;

export type Reply = (typeof reply)[keyof typeof reply];

export function createAttempt(): Attempt {
  // Fields that hold times start with a fraction, so that the engine keeps them as doubles from the first.
  return {
    group: 0,
    class: 0,
    caller: 0,
    subscription: 0,
    key: 0,
    combination: -1,
    try: 1,
    firstUs: 0.5,
    deadlineUs: 0.5,
    trips: 1,
    vm: -1,
    node: 0,
    readyUs: 0.5,
    reply: reply.none,
    sends: 0,
    backend: -1,
    abandoned: false,
    counts: true,
    held: 0,
    run: -1,
    parkedUs: 0.5,
  };
}
