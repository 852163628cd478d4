import { locationTable } from './location-table.ts';

/** An Azure region as a place: what it is called, whether it has zones, where it is. */
export type Location = {
  /** The wire form: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly zones: boolean;
  /** How far its clocks are ahead of UTC, by its longitude: no summer time and no borders. */
  readonly utcOffsetHours: number;
  /** A unit vector from the centre of the Earth: distances need no trigonometry, whose bits differ between machines. */
  readonly at: readonly [number, number, number];
};

export const locations: readonly Location[] = locationTable.map(([displayName, zones, latitude, longitude]) => ({
  name: wireName(displayName),
  displayName,
  zones,
  utcOffsetHours: Math.round(longitude / 15),
  at: vectorOf(latitude, longitude),
}));

const byName: ReadonlyMap<string, Location> = new Map(locations.map((location) => [location.name, location]));

/** The region of that name, however it is spaced and cased. */
export function findLocation(text: string): Location | undefined {
  return byName.get(wireName(text));
}

/**
 * A round trip between two regions in whole milliseconds: what light in fibre takes over the distance, by routes half as
 * long again, and two milliseconds for the ends. Measured times are within a third of it for most pairs; a drill that
 * depends on one says it in the client's `latency`.
 */
export function roundTripMs(from: Location, to: Location): number {
  const [x, y, z] = [0, 1, 2].map((axis) => (from.at[axis] ?? 0) - (to.at[axis] ?? 0)) as [number, number, number];
  const chord = Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2);
  return Math.round(2 + (kmOfChord(chord) * 1.5) / 100);
}

/** The way over the ground for half a chord of the unit sphere: twice its arc sine, by its series' closed halves. */
function kmOfChord(half: number): number {
  return 2 * 6371 * arcSine(half);
}

/** asin by the fast-converging halving asin(x) = 2 asin(x / sqrt(2 (1 + sqrt(1 - x²)))), then its series. */
function arcSine(x: number): number {
  let value = x;
  let doubled = 1;
  for (let step = 0; step < 6; step += 1) {
    value /= Math.sqrt(2 * (1 + Math.sqrt(1 - value * value)));
    doubled *= 2;
  }
  return doubled * (value + (value * value * value) / 6);
}

function wireName(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}

function vectorOf(latitude: number, longitude: number): readonly [number, number, number] {
  const level = cosine(latitude);
  return [level * cosine(longitude), level * sine(longitude), sine(latitude)];
}

function sine(degrees: number): number {
  return cosine(degrees - 90);
}

/** The cosine of an angle in degrees by its series, to more digits than a distance needs. */
function cosine(degrees: number): number {
  const turned = Math.abs(degrees) % 360;
  const angle = ((turned > 180 ? 360 - turned : turned) * Math.PI) / 180;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 16; n += 1) {
    term *= (-angle * angle) / ((2 * n - 1) * (2 * n));
    sum += term;
  }
  return sum;
}
