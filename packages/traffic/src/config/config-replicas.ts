import { draw, invariant, unit } from '@keelgate/model';

/**
 * The configuration log and its replicas: one in each zone. Every accepted change makes a version, which is the whole of
 * what is configured from then on; each zone receives it after a lag of its own and applies it whole. A newer version
 * stands in for all older ones, so a zone's version only ever rises.
 *
 * If the primary region dies, a change that no surviving zone has is lost, for good. What survives becomes a version of its
 * own, newer than all, so that zones that come back with a lost change go forward to it. What survives is the newest version
 * that any of them has: one that a restore made is lost like any other if it has reached none.
 *
 * A version that cannot be loaded is refused by each zone that receives it, and the last good one goes on serving. The zone has
 * heard of it all the same: what it holds is not lost with the primary.
 */
export type ConfigReplicas = {
  readonly zones: readonly ReplicaZone[];
  readonly versions: ConfigVersion[];
  readonly maxLagUs: number;
  readonly seed: number;
  readonly stream: number;
  readonly deliveries: Delivery[];
  /** Changes that died with the primary. */
  readonly lost: Set<number>;
  /** Changes that were undone by a restore, and by which. */
  readonly undone: Map<number, number>;
  /** Versions that were made by a restore and died with the primary. */
  readonly lostVersions: Set<number>;
  /** Versions that nobody will be given any more. */
  readonly voided: Set<number>;
  /** By change, the regions in which a zone could not load the version that it made. */
  readonly rejected: Map<number, Set<number>>;
  readonly loads: Loads;
  /** When each accepted change was accepted. */
  readonly acceptedUs: Map<number, number>;
  /** For each change, when the last live zone of each region had it. */
  readonly appliedUs: Map<number, Map<number, number>>;
  /** The longest that a live zone went without a change after its acceptance. */
  staleUsMax: number;
  draws: number;
};

/** A zone's replica; it has been there since `sinceUs`. */
export type ReplicaZone = {
  readonly region: number;
  live: boolean;
  version: number;
  /** The newest version that it has received, whether or not it could load it. */
  heard: number;
  sinceUs: number;
};

/** Whether the configuration with these changes in it can be loaded. */
export type Loads = (changes: readonly number[]) => boolean;

/** The changes that a version holds, by number. Version 0 is what the drill starts with; `restore`: which one made it. */
export type ConfigVersion = {
  readonly changes: readonly number[];
  readonly madeUs: number;
  readonly restore: number | null;
  /** The change that made it; `null` where the primary's death did. */
  readonly by: number | null;
};

type Delivery = { readonly zone: number; readonly version: number; readonly atUs: number };

/** A zone has applied a version. */
export type Applied = { readonly zone: number; readonly version: number; readonly atUs: number };

export type ConfigReplicasOptions = {
  /** The region of each zone. Region 0 is the primary. */
  readonly zones: readonly number[];
  readonly maxLagUs: number;
  readonly seed: number;
  readonly stream: number;
  /** Everything can be, unless this says otherwise. */
  readonly loads?: Loads;
};

export function createConfigReplicas(options: ConfigReplicasOptions): ConfigReplicas {
  const { zones, maxLagUs, seed, stream, loads = () => true } = options;
  return {
    zones: zones.map((region) => ({ region, live: true, version: 0, heard: 0, sinceUs: 0 })),
    versions: [{ changes: [], madeUs: 0, restore: null, by: null }],
    maxLagUs,
    seed,
    stream,
    deliveries: [],
    lost: new Set(),
    undone: new Map(),
    lostVersions: new Set(),
    voided: new Set(),
    rejected: new Map(),
    loads,
    acceptedUs: new Map(),
    appliedUs: new Map(),
    staleUsMax: 0,
    draws: 0,
  };
}

/** The management plane accepts a change; returns the version that it makes. */
export function acceptChange(replicas: ConfigReplicas, change: number, nowUs: number): number {
  const head = headOf(replicas);
  replicas.acceptedUs.set(change, nowUs);
  replicas.appliedUs.set(change, new Map());
  return publish(replicas, { changes: [...head.changes, change], restore: null, by: change }, nowUs);
}

/** A zone of the service dies with its replica. Call `advance` up to this instant first. */
export function replicaDown(replicas: ConfigReplicas, zone: number, nowUs: number): void {
  (replicas.zones[zone] as ReplicaZone).live = false;
  keep(replicas, (delivery) => delivery.zone !== zone);
  noteApplied(replicas, nowUs);
}

/** A zone comes back with the version that it had, and hears of the newest within the lag, and of the newest that it can load. */
export function replicaUp(replicas: ConfigReplicas, zone: number, nowUs: number): void {
  const replica = replicas.zones[zone] as ReplicaZone;
  replica.live = true;
  replica.sinceUs = nowUs;
  const newest = replicas.versions.length - 1;
  if (replica.version < newest) deliver(replicas, zone, newest, nowUs);
  const good = newestGood(replicas);
  if (good < newest && replica.version < good) deliver(replicas, zone, good, nowUs);
}

/** A restore puts these changes, all of them and no others, in the place of what is configured; returns the version. */
export function restoreChanges(
  replicas: ConfigReplicas,
  { changes, restore }: { readonly changes: readonly number[]; readonly restore: number },
  nowUs: number,
): number {
  const { lost, undone } = replicas;
  for (const change of changes) {
    lost.delete(change);
    undone.delete(change);
  }
  for (const change of headOf(replicas).changes) if (!changes.includes(change)) undone.set(change, restore);
  return publish(replicas, { changes, restore, by: restore }, nowUs);
}

/** What is configured as far as the management plane knows. */
export function headOf({ versions }: ConfigReplicas): ConfigVersion {
  return versions.at(-1) as ConfigVersion;
}

/** The newest version that can be loaded, of those that did not die with the primary. */
export function newestGood({ versions, voided, loads }: ConfigReplicas): number {
  return versions.findLastIndex(({ changes }, version) => !voided.has(version) && loads(changes));
}

/** The newest version that zones which live have heard of, or all where none does. */
export function newestHeld({ zones }: ConfigReplicas): number {
  const survivors = zones.filter(({ live }) => live);
  return Math.max(...(survivors.length > 0 ? survivors : zones).map(({ heard }) => heard));
}

/**
 * The primary region has died, all its zones are down. Changes that no surviving zone has are lost; where no zone at all
 * survives, those that none had. A restore that has reached none of them is lost, and what it had undone is there again.
 */
export function primaryLost(replicas: ConfigReplicas, nowUs: number): readonly number[] {
  const { versions, lost, undone } = replicas;
  const newest = newestHeld(replicas);
  const before = headOf(replicas).changes;
  const left = (versions[newest] as ConfigVersion).changes.filter((change) => !lost.has(change));
  const gone = before.filter((change) => !left.includes(change));
  if (gone.length === 0 && left.every((change) => before.includes(change))) return [];
  for (const change of left) undone.delete(change);
  for (const change of gone) {
    const restore = undoneBy(replicas, change, newest);
    if (restore === null) lost.add(change);
    else undone.set(change, restore);
  }
  voidLost(replicas, newest);
  publish(replicas, { changes: left, restore: null, by: null }, nowUs);
  deliverGood(replicas, nowUs);
  return gone;
}

/** No delivery of a version that holds a lost change, or comes of a lost restore, goes on. */
function voidLost(replicas: ConfigReplicas, newest: number): void {
  const { versions, lost, lostVersions, voided } = replicas;
  let restored = false;
  for (const [version, { changes, restore }] of versions.entries()) {
    if (version > newest && restore !== null) {
      lostVersions.add(version);
      restored = true;
    }
    if (restored || changes.some((change) => lost.has(change))) voided.add(version);
  }
  keep(replicas, ({ version }) => !voided.has(version));
}

/** What survives may be what nobody can load: then the newest is wanted that everybody can. */
function deliverGood(replicas: ConfigReplicas, nowUs: number): void {
  const good = newestGood(replicas);
  if (good === replicas.versions.length - 1) return;
  for (const [zone, { live, version }] of replicas.zones.entries())
    if (live && version < good) deliver(replicas, zone, good, nowUs);
}

/** Which restore took the change out of what survives; `null` if it was never in it. */
function undoneBy({ versions }: ConfigReplicas, change: number, newest: number): number | null {
  for (let version = newest; version > 0; version -= 1) {
    const [before, after] = [versions[version - 1] as ConfigVersion, versions[version] as ConfigVersion];
    if (before.changes.includes(change) && !after.changes.includes(change)) return after.restore;
  }
  return null;
}

/** When the next delivery is due; Infinity if none is. */
function nextDelivery(replicas: ConfigReplicas): number {
  return replicas.deliveries[0]?.atUs ?? Infinity;
}

/** Delivers what is due at `nowUs`, in the order of time. */
export function advanceReplicas(replicas: ConfigReplicas, nowUs: number): readonly Applied[] {
  const applied: Applied[] = [];
  while (nextDelivery(replicas) <= nowUs) {
    const { zone, version, atUs } = replicas.deliveries.shift() as Delivery;
    const replica = replicas.zones[zone] as ReplicaZone;
    invariant(replica.live, 'K1', 'a dead zone was given a configuration');
    replica.heard = Math.max(replica.heard, version);
    if (version <= replica.version) continue;
    if (!replicas.loads((replicas.versions[version] as ConfigVersion).changes)) {
      noteRejected(replicas, version, replica.region);
      continue;
    }
    noteStale(replicas, replica, { version, atUs });
    replica.version = version;
    applied.push({ zone, version, atUs });
    noteApplied(replicas, atUs);
  }
  return applied;
}

function noteRejected({ versions, rejected }: ConfigReplicas, version: number, region: number): void {
  const { by } = versions[version] as ConfigVersion;
  if (by !== null) rejected.set(by, (rejected.get(by) ?? new Set()).add(region));
}

function publish(replicas: ConfigReplicas, made: Omit<ConfigVersion, 'madeUs'>, nowUs: number): number {
  const version = replicas.versions.push({ ...made, madeUs: nowUs }) - 1;
  for (const [zone, { live }] of replicas.zones.entries()) if (live) deliver(replicas, zone, version, nowUs);
  return version;
}

function deliver(replicas: ConfigReplicas, zone: number, version: number, nowUs: number): void {
  replicas.draws += 1;
  const lagUs = replicas.maxLagUs * unit(draw(replicas.seed, replicas.stream + zone, replicas.draws));
  const delivery = { zone, version, atUs: nowUs + lagUs };
  const after = replicas.deliveries.findIndex(({ atUs }) => atUs > delivery.atUs);
  replicas.deliveries.splice(after < 0 ? replicas.deliveries.length : after, 0, delivery);
}

function keep(replicas: ConfigReplicas, wanted: (delivery: Delivery) => boolean): void {
  const kept = replicas.deliveries.filter(wanted);
  replicas.deliveries.splice(0, replicas.deliveries.length, ...kept);
}

function noteStale(
  replicas: ConfigReplicas,
  replica: ReplicaZone,
  { version, atUs }: { version: number; atUs: number },
): void {
  const { versions } = replicas;
  const had = new Set((versions[replica.version] as ConfigVersion).changes);
  for (const change of (versions[version] as ConfigVersion).changes) {
    if (had.has(change) || isBad(replicas, change)) continue;
    // A restore brings back what was accepted long ago: it is missed from the first version on that has it again.
    const first = versions.findIndex(({ changes }, at) => at > replica.version && changes.includes(change));
    const missedUs = Math.max(replica.sinceUs, (versions[first] as ConfigVersion).madeUs);
    replicas.staleUsMax = Math.max(replicas.staleUsMax, atUs - missedUs);
  }
}

/** A change that cannot be loaded by itself never takes effect, though later versions that can be hold it. */
function isBad({ loads }: ConfigReplicas, change: number): boolean {
  return !loads([change]);
}

/** Notes every change that all live zones of a region have as of now. One that is lost is not applied by coming back. */
function noteApplied(replicas: ConfigReplicas, nowUs: number): void {
  const regions = new Set(replicas.zones.map(({ region }) => region));
  for (const region of regions) {
    const live = replicas.zones.filter((zone) => zone.region === region && zone.live);
    if (live.length === 0) continue;
    const sets = live.map(({ version }) => new Set((replicas.versions[version] as ConfigVersion).changes));
    for (const [change, appliedUs] of replicas.appliedUs) {
      if (replicas.lost.has(change) || appliedUs.has(region) || isBad(replicas, change)) continue;
      if (sets.every((set) => set.has(change))) appliedUs.set(region, nowUs);
    }
  }
}
