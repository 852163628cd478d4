import type { Api, Operation, Region, Service, Snapshot, Standby, TrafficLog } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import type { Cursor, SourceText } from './cursor.ts';
import { complain } from './cursor.ts';
import type { DrillText } from './parse.ts';
import { hintFor } from './suggestion.ts';

/** What every part of a drill is checked against. */
export type CheckContext = {
  readonly snapshot: Snapshot;
  readonly service: Service;
  readonly standby: Standby | null;
  /** Of the service, then of the standby. */
  readonly regions: readonly Region[];
  readonly source: SourceText;
  readonly durationUs: number;
  readonly files: ReadonlyMap<string, DrillText>;
  readonly logs: ReadonlyMap<string, TrafficLog>;
  readonly premiumV2Zones: boolean;
};

/** The number of the region of that name, the standby's included; -1, with a fault, if it has none. */
export function regionNumber(context: CheckContext, at: Cursor, name: string): number {
  const wanted = findLocation(name)?.displayName;
  const number = context.regions.findIndex(({ location }) => location === wanted);
  if (number >= 0) return number;
  const known = context.regions.map(({ location }) => location);
  complain(at, 'unknown-region', `the service has no region "${name}"`, hintFor(name, known));
  return -1;
}

export type ApiOperation = { readonly api: Api; readonly operation: Operation };

/** Every operation of every API, named as drills do. */
export function operationsOf({ snapshot }: CheckContext): ReadonlyMap<string, ApiOperation> {
  return new Map(
    snapshot.apis.flatMap((api) =>
      api.operations.map((operation) => [`${api.id}/${operation.id}`, { api, operation }] as const),
    ),
  );
}

/** Names by which a drill may speak of a backend: ids, and hosts of service URLs, in lower case. */
export function backendNames({ snapshot }: CheckContext): readonly string[] {
  const hosts = [
    ...snapshot.apis.map(({ serviceUrl }) => serviceUrl),
    ...snapshot.backends.map(({ target }) => (target.kind === 'single' ? target.url : null)),
  ];
  const names = [
    ...snapshot.backends.map(({ id }) => id),
    ...hosts.flatMap((url) => (url === null ? [] : [hostOf(url)])),
  ];
  return [...new Set(names)];
}

function hostOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^/?#]+)/i.exec(url);
  return (match?.[1] ?? url).toLowerCase();
}

/** The backend's name as the template has it. A name that only a policy's base-url holds is taken as it is. */
export function backendName(context: CheckContext, at: Cursor, name: string): string {
  const known = backendNames(context);
  const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  if (inPolicies(context, name)) return name.toLowerCase();
  complain(
    at,
    'unknown-backend',
    `there is no backend "${name}", by id or by the host of a service URL`,
    hintFor(name, known),
  );
  return name;
}

function inPolicies({ snapshot }: CheckContext, name: string): boolean {
  const documents = [
    snapshot.policy,
    ...snapshot.products.map(({ policy }) => policy),
    ...snapshot.apis.flatMap(({ policy, operations }) => [policy, ...operations.map((operation) => operation.policy)]),
  ];
  return (
    name.length > 3 &&
    documents.some((document) => document?.text.toLowerCase().includes(`//${name.toLowerCase()}`) ?? false)
  );
}
