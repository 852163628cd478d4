import type { BackendSettings, Snapshot } from '@keelgate/model';
import type { BackendChoice } from '@keelgate/policy';
import type { BackendEntry, Registry } from './registry.ts';

/** What a drill says about backends, and what there are; by id, else by host. */
export type BackendWorld = {
  readonly registry: Registry;
  readonly snapshot: Snapshot;
  /** Whose programs these are: the standby's, or the service's. */
  readonly isStandby: boolean;
  readonly settings: readonly BackendSettings[];
  /** Tells a reader of the result something. */
  readonly note: (text: string) => void;
  /** What stands for each backend that the drill says nothing about. */
  readonly defaults: BackendSettings;
};

/** The number of the target that a request with this choice is sent to; -1 for nowhere. */
export function targetNumber(world: BackendWorld, choice: BackendChoice): number {
  if (choice.kind === 'none') return -1;
  if (choice.kind === 'serviceUrl') return hostTarget(world, choice.url);
  const backend = world.snapshot.backends.find(({ id }) => id.toLowerCase() === choice.backendId.toLowerCase());
  if (backend === undefined) return -1;
  if (backend.target.kind === 'single') return single(world, { id: backend.id, host: hostOf(backend.target.url) });
  const { members, sessionCookie } = backend.target;
  const numbers = members.map(({ backendId }) => memberNumber(world, backendId));
  return target(world.registry, {
    id: backend.id,
    backends: numbers,
    members,
    isSticky: sessionCookie !== undefined,
  });
}

/** The number of the target that stands behind a URL. */
export function hostTarget(world: BackendWorld, url: string): number {
  const host = hostOf(url);
  return host === '' ? -1 : single(world, { id: host, host });
}

/** The host of a URL, in lower case, with its port if it says one; the whole text if it is no URL. */
export function hostOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^/?#]+)/i.exec(url);
  return (match?.[1] ?? url).toLowerCase();
}

function single(world: BackendWorld, named: { id: string; host: string }): number {
  const number = backendNumber(world, named);
  return target(world.registry, { id: named.id, backends: [number], members: null, isSticky: false });
}

function memberNumber(world: BackendWorld, backendId: string): number {
  const member = world.snapshot.backends.find(({ id }) => id.toLowerCase() === backendId.toLowerCase());
  const host = member?.target.kind === 'single' ? hostOf(member.target.url) : backendId.toLowerCase();
  return backendNumber(world, { id: member?.id ?? backendId, host });
}

function backendNumber(
  { registry, snapshot, settings, defaults }: BackendWorld,
  named: { id: string; host: string },
): number {
  const known = registry.backends.findIndex(({ id }) => id === named.id);
  if (known >= 0) return known;
  const said =
    settings.find(({ id }) => id.toLowerCase() === named.id.toLowerCase()) ??
    settings.find(({ id }) => id === named.host);
  const breaker = snapshot.backends.find(({ id }) => id === named.id)?.breaker ?? null;
  const entry: BackendEntry = { ...named, settings: said ?? defaults, breaker };
  return registry.backends.push(entry) - 1;
}

function target(registry: Registry, entry: Registry['targets'][number]): number {
  const known = registry.targets.findIndex(({ id }) => id === entry.id);
  return known >= 0 ? known : registry.targets.push(entry) - 1;
}
