import { mix } from '@keelgate/model';

/**
 * Keys that were let go, the latest so many of them, and none of what belonged to them. A ring of keys with a hash table
 * over it.
 *
 * A hot file: the ring is mutated in place, and grows when as many are to be remembered.
 */
export type GhostKeys = {
  /** Remembers a key, and forgets the oldest until at most `most` are remembered. */
  readonly add: (high: number, low: number, most: number) => void;
  /** Whether the key is remembered; it is not any more afterwards. */
  readonly take: (high: number, low: number) => boolean;
  readonly clear: () => void;
};

type Ring = {
  /** Key and chain of each place: `place * 3`. */
  places: Int32Array;
  heads: Int32Array;
  /** Positions count on; a position's place is its remainder. */
  start: number;
  end: number;
};

const none = -1;
/** The chain of a place whose key was taken. */
const taken = -2;

export function createGhostKeys(): GhostKeys {
  const ring = createRing(16);
  return {
    add: (high, low, most) => {
      if (ring.end - ring.start === ring.heads.length) widen(ring);
      link(ring, ring.end & (ring.heads.length - 1), high, low);
      ring.end += 1;
      while (ring.end - ring.start > most) forgetOldest(ring);
    },
    take: (high, low) => {
      const place = find(ring, high, low);
      if (place === none) return false;
      unlink(ring, place);
      return true;
    },
    clear: () => Object.assign(ring, createRing(16)),
  };
}

function createRing(length: number): Ring {
  return { places: new Int32Array(length * 3), heads: new Int32Array(length).fill(none), start: 0, end: 0 };
}

function headOf({ heads }: Ring, high: number, low: number): number {
  return mix(low ^ Math.imul(high, 0x9e3779b1)) & (heads.length - 1);
}

function find(ring: Ring, high: number, low: number): number {
  const { places, heads } = ring;
  let place = heads[headOf(ring, high, low)] as number;
  while (place !== none && (places[place * 3] !== high || places[place * 3 + 1] !== low))
    place = places[place * 3 + 2] as number;
  return place;
}

function link(ring: Ring, place: number, high: number, low: number): void {
  const { places, heads } = ring;
  const head = headOf(ring, high, low);
  places[place * 3] = high;
  places[place * 3 + 1] = low;
  places[place * 3 + 2] = heads[head] as number;
  heads[head] = place;
}

function unlink(ring: Ring, place: number): void {
  const { places, heads } = ring;
  const head = headOf(ring, places[place * 3] as number, places[place * 3 + 1] as number);
  if (heads[head] === place) {
    heads[head] = places[place * 3 + 2] as number;
  } else {
    let before = heads[head] as number;
    while (places[before * 3 + 2] !== place) before = places[before * 3 + 2] as number;
    places[before * 3 + 2] = places[place * 3 + 2] as number;
  }
  places[place * 3 + 2] = taken;
}

function forgetOldest(ring: Ring): void {
  const place = ring.start & (ring.heads.length - 1);
  if (ring.places[place * 3 + 2] !== taken) unlink(ring, place);
  ring.start += 1;
}

function widen(ring: Ring): void {
  const { places, heads, start, end } = ring;
  const mask = heads.length - 1;
  Object.assign(ring, createRing(heads.length * 2));
  for (let position = start; position < end; position += 1) {
    const place = (position & mask) * 3;
    if (places[place + 2] === taken) continue;
    link(ring, ring.end, places[place] as number, places[place + 1] as number);
    ring.end += 1;
  }
}
