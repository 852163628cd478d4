import type { Drill } from '@keelgate/model';
import { rateSegments, requestsBefore } from './sim/rate.ts';
import { regionsOf } from './sim/standby.ts';

/** With fewer requests a drill is over before another thread has begun. */
const requestsWorthThreads = 4e6;

/** How many workers a drill goes fastest on, where there are so many cores. */
export function workersFor(drill: Drill, cores: number): number {
  const { clients, durationUs } = drill;
  let requests = 0;
  for (const { rate } of clients) {
    const last = rateSegments(rate, durationUs).at(-1);
    if (last !== undefined) requests += requestsBefore(last, last.toUs);
  }
  return requests < requestsWorthThreads ? 1 : Math.max(1, Math.min(cores, regionsOf(drill).length));
}
