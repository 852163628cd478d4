import type { Snapshot } from '@keelgate/model';

/** What was read, as a tree. */
export function printTree(snapshot: Snapshot): string {
  const { apis, products, kept } = snapshot;
  const rest = [
    'subscriptions',
    'namedValues',
    'backends',
    'caches',
    'versionSets',
    'fragments',
    'users',
    'groups',
    'gateways',
  ] as const;
  return [
    ...serviceLines(snapshot),
    counted('APIs', apis.length),
    ...apis.map(
      ({ id, path, operations, policy }) =>
        `    ${id} at /${path}: ${operations.length} operations${withPolicy(policy)}`,
    ),
    counted('products', products.length),
    ...products.map(({ id, apiIds, policy }) => `    ${id}: ${apiIds.length} APIs${withPolicy(policy)}`),
    ...rest.flatMap((name) => (snapshot[name].length > 0 ? [counted(name, snapshot[name].length)] : [])),
    ...(kept.length > 0 ? [counted('kept as they are', kept.length)] : []),
    ...kept.map(({ type, name }) => `    ${type.split('/').slice(2).join('/')} ${name}`),
  ].join('\n');
}

function serviceLines({ service }: Snapshot): readonly string[] {
  if (service === null) return ['no service (the template adds to one that is there)'];
  return [
    `${service.name} (${service.tier})`,
    ...service.regions.map(({ location, units, zones }, number) => {
      const spread = zones === 'automatic' ? 'automatic placement' : `zones ${zones.join(', ')}`;
      return `  ${number === 0 ? 'primary' : 'region'} ${location}: ${units} ${units === 1 ? 'unit' : 'units'}, ${spread}`;
    }),
  ];
}

function withPolicy(policy: Snapshot['policy']): string {
  return policy === null ? '' : ', with a policy';
}

function counted(what: string, count: number): string {
  return `  ${what}: ${count}`;
}
