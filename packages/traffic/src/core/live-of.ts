import { classOf } from './classes.ts';
import type { LiveRecord } from './live-records.ts';
import { cachePart } from './live-records.ts';
import type { Queued } from './order.ts';
import type { Player } from './play.ts';
import type { Route } from './route.ts';
import { routeOf } from './route.ts';

/** A record that begins its way here. */
export function liveOf(player: Player, { sequence, record, atUs }: Queued): LiveRecord {
  const route = routeOf(player.gate, record);
  const of = classOf(player.classes, route);
  const { tables } = player;
  return {
    sequence,
    record,
    route,
    of,
    atUs,
    subscription: route.subscriptionId === null ? -1 : tables.subscriptions.numberOf(route.subscriptionId),
    unmatched: of.operation < 0 ? tables.unmatched.numberOf(askedFor(record, route)) : -1,
    counter: -1,
    allowed: true,
    retryAfterSeconds: 0,
    counterKey: -1,
    cache: cachePart.none,
  };
}

/** Longer paths are told apart by their beginnings. */
const pathMax = 200;

function askedFor({ method }: Queued['record'], { url }: Route): string {
  return `${method} ${url.path.slice(0, pathMax)}`;
}
