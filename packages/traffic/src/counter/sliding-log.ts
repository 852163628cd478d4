/** The exact count of the last period, by key: the time of everything counted, in order. */
export type SlidingLog = {
  readonly periodUs: number;
  readonly times: number[][];
};

export function createSlidingLog(keys: number, periodUs: number): SlidingLog {
  return { periodUs, times: Array.from({ length: keys }, () => []) };
}

/** Makes room for `keys` keys. */
export function growLog({ times }: SlidingLog, keys: number): void {
  while (times.length < keys) times.push([]);
}

/** What `key` counted in (nowUs - period, nowUs]. */
export function loggedIn(log: SlidingLog, key: number, nowUs: number): number {
  const times = log.times[key] as number[];
  let expired = 0;
  while (expired < times.length && (times[expired] as number) <= nowUs - log.periodUs) expired += 1;
  if (expired > 0) times.splice(0, expired);
  return times.length;
}

/** Counts one at `atUs`, which may be earlier than what was counted last. */
export function logInto(log: SlidingLog, key: number, atUs: number): void {
  const times = log.times[key] as number[];
  let at = times.length;
  while (at > 0 && (times[at - 1] as number) > atUs) at -= 1;
  times.splice(at, 0, atUs);
}
