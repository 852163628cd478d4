import { serviceNameOf, writeResources } from '@keelgate/arm';
import type { Api, KeptResource, Snapshot } from '@keelgate/model';
import { printable } from '@keelgate/report';

/** Of what is counted and listed, no more than this is named. */
const namedMax = 50;

const provider = 'Microsoft.ApiManagement/service/';

/** What was read, as a tree with counts. */
export function printTree(snapshot: Snapshot): string {
  const counts = countsOf(snapshot);
  const kept = keptByType(snapshot.kept);
  const listed = new Set(['apis', 'apis/operations', 'products', ...kept.keys()]);
  const rest = [...counts].filter(([type]) => type.startsWith(provider) && !listed.has(shortType(type)));
  return [
    ...serviceLines(snapshot),
    counted('APIs', snapshot.apis.length),
    ...some(snapshot.apis.map(apiLine)),
    counted('products', snapshot.products.length),
    ...some(
      snapshot.products.map(({ id, apiIds, policy }) => `${id}: ${many(apiIds.length, 'API')}${withPolicy(policy)}`),
    ),
    ...rest.map(([type, count]) => counted(shortType(type), count)),
    ...(kept.size > 0 ? [counted('kept as they are', snapshot.kept.length)] : []),
    ...[...kept].flatMap(([type, names]) => [
      `    ${type}: ${names.length}`,
      ...some(names).map((line) => `  ${line}`),
    ]),
  ]
    .map(printable)
    .join('\n');
}

/** How many resources of each type there are, types spelled as Azure does. */
export function countsOf(snapshot: Snapshot): ReadonlyMap<string, number> {
  const spelled = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { type } of writeResources(snapshot)) {
    const name = spelled.get(type.toLowerCase()) ?? type;
    spelled.set(type.toLowerCase(), name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function apiLine({ id, path, operations, policy, type }: Api): string {
  const kind = type === 'http' ? '' : ` (${type})`;
  return `${id} at /${path}${kind}: ${many(operations.length, 'operation')}${withPolicy(policy)}`;
}

/** Names of what is kept, by type, without the service's own. */
function keptByType(kept: readonly KeptResource[]): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const { type, name } of kept) {
    const short = shortType(type);
    const own = short === type ? name : name.split('/').slice(1).join('/');
    types.set(short, [...(types.get(short) ?? []), own]);
  }
  return types;
}

function shortType(type: string): string {
  return type.startsWith(provider) ? type.slice(provider.length) : type;
}

function serviceLines(snapshot: Snapshot): readonly string[] {
  const { service } = snapshot;
  if (service === null) {
    const name = serviceNameOf(snapshot);
    return [`no service (this adds to one that is there${name === null ? '' : `, ${name}`})`];
  }
  return [
    `${service.name} (${service.tier})`,
    ...service.regions.map(({ location, units, zones }, number) => {
      const spread = zones === 'automatic' ? 'automatic placement' : `zones ${zones.join(', ')}`;
      return `  ${number === 0 ? 'primary' : 'region'} ${location}: ${many(units, 'unit')}, ${spread}`;
    }),
  ];
}

function withPolicy(policy: Snapshot['policy']): string {
  return policy === null ? '' : ', with a policy';
}

function some(lines: readonly string[]): readonly string[] {
  const more = lines.length - namedMax;
  return [...lines.slice(0, namedMax).map((line) => `    ${line}`), ...(more > 0 ? [`    … and ${more} more`] : [])];
}

function counted(what: string, count: number): string {
  return `  ${what}: ${count}`;
}

function many(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
