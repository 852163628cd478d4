/**
 * What each draw of a request is for. A draw hashes the request's own 32 bits with one of these, so that draws are
 * independent of each other and of the order in which they happen.
 */
export const stream = {
  operation: 0x1f83d9ab,
  caller: 0x5be0cd19,
  subscription: 0x137e2179,
  parameter: 0x2c9277b5,
  vm: 0x6a09e667,
  service: 0x3c6ef372,
  latency: 0x510e527f,
  error: 0x1b873593,
  delay: 0x71374491,
  backoff: 0x59f111f1,
  pool: 0x428a2f98,
  policy: 0x0e9b5dba,
  grey: 0x2748774c,
  think: 0x19a4c116,
} as const;

/** What keeps the draws of a request's tries, and of one try's calls, apart. */
export const perTry = 0x632be5ab;
export const perSend = 0x7f4a7c15;

/** The streams of the drill itself. */
export const drillStream = {
  arrivals: 0x1000,
  callers: 0x2000,
  config: 0x3000,
  counters: 0x4000,
  links: 0x5000,
  loops: 0x6000,
  standby: 0x7800,
} as const;
