import { hash } from './alias.ts';

/**
 * The entries of a region's zones for keys that are numbers from 0 on: three lists in the order of use in one array of rows,
 * found by an array of all keys. No more than what one drill needs.
 */
export type BareCache = {
  readonly zones: number;
  /** Rows that each zone has. */
  readonly room: number;
  /** The row of each key; -1 of none. */
  readonly rowOf: Int32Array;
  /** Key, newer, older, and when it expires in ms: four numbers for each row. */
  readonly rows: Int32Array;
  readonly newest: Int32Array;
  readonly oldest: Int32Array;
  readonly used: Int32Array;
  readonly free: Int32Array;
};

const none = -1;

export function createBareCache(keys: number, zones: number, room: number): BareCache {
  return {
    zones,
    room,
    rowOf: new Int32Array(keys).fill(none),
    rows: new Int32Array(zones * room * 4),
    newest: new Int32Array(zones).fill(none),
    oldest: new Int32Array(zones).fill(none),
    used: new Int32Array(zones),
    free: new Int32Array(zones).fill(none),
  };
}

/** Each key lives in one zone. */
function zoneOf(zones: number, key: number): number {
  return ((hash(key) >>> 16) * zones) >>> 16;
}

export function isCached(cache: BareCache, key: number, nowMs: number): boolean {
  const row = cache.rowOf[key] as number;
  if (row === none) return false;
  const zone = zoneOf(cache.zones, key);
  if ((cache.rows[row * 4 + 3] as number) <= nowMs) {
    remove(cache, zone, row);
    cache.rows[row * 4 + 2] = cache.free[zone] as number;
    cache.free[zone] = row;
    return false;
  }
  if (row === cache.newest[zone]) return true;
  unlist(cache, zone, row);
  enlist(cache, zone, row);
  return true;
}

export function keep(cache: BareCache, key: number, expiresMs: number): void {
  const zone = zoneOf(cache.zones, key);
  let row = cache.rowOf[key] as number;
  if (row === none) row = takeRow(cache, zone);
  else unlist(cache, zone, row);
  cache.rows[row * 4] = key;
  cache.rows[row * 4 + 3] = expiresMs;
  cache.rowOf[key] = row;
  enlist(cache, zone, row);
}

function takeRow(cache: BareCache, zone: number): number {
  const free = cache.free[zone] as number;
  if (free !== none) {
    cache.free[zone] = cache.rows[free * 4 + 2] as number;
    return free;
  }
  const used = cache.used[zone] as number;
  if (used < cache.room) {
    cache.used[zone] = used + 1;
    return zone * cache.room + used;
  }
  const victim = cache.oldest[zone] as number;
  remove(cache, zone, victim);
  return victim;
}

function remove(cache: BareCache, zone: number, row: number): void {
  cache.rowOf[cache.rows[row * 4] as number] = none;
  unlist(cache, zone, row);
}

function unlist({ rows, newest, oldest }: BareCache, zone: number, row: number): void {
  const newer = rows[row * 4 + 1] as number;
  const older = rows[row * 4 + 2] as number;
  if (newer === none) newest[zone] = older;
  else rows[newer * 4 + 2] = older;
  if (older === none) oldest[zone] = newer;
  else rows[older * 4 + 1] = newer;
}

function enlist({ rows, newest, oldest }: BareCache, zone: number, row: number): void {
  const before = newest[zone] as number;
  rows[row * 4 + 1] = none;
  rows[row * 4 + 2] = before;
  if (before === none) oldest[zone] = row;
  else rows[before * 4 + 1] = row;
  newest[zone] = row;
}
