import type { Snapshot } from '@keelgate/model';

/** What was read, as a tree. */
export function printTree(snapshot: Snapshot): string {
  const { service, apis, products } = snapshot;
  const lines: string[] = [];
  if (service === null) {
    lines.push('no service (the template adds to one that is there)');
  } else {
    lines.push(`${service.name} (${service.tier})`);
    for (const [number, { location, units, zones }] of service.regions.entries()) {
      const spread = zones === 'automatic' ? 'automatic placement' : `zones ${zones.join(', ')}`;
      lines.push(`  ${number === 0 ? 'primary' : 'region'} ${location}: ${units} ${units === 1 ? 'unit' : 'units'}, ${spread}`);
    }
  }
  lines.push(counted('APIs', apis.length));
  for (const { id, path, operations, policy } of apis) {
    lines.push(`    ${id} at /${path}: ${operations.length} operations${policy === null ? '' : ', with a policy'}`);
  }
  lines.push(counted('products', products.length));
  for (const { id, apiIds, policy } of products) lines.push(`    ${id}: ${apiIds.length} APIs${policy === null ? '' : ', with a policy'}`);
  const rest = ['subscriptions', 'namedValues', 'backends', 'caches', 'versionSets', 'fragments', 'users', 'groups', 'gateways'] as const;
  for (const name of rest) if (snapshot[name].length > 0) lines.push(counted(name, snapshot[name].length));
  if (snapshot.kept.length > 0) {
    lines.push(counted('kept as they are', snapshot.kept.length));
    for (const { type, name } of snapshot.kept) lines.push(`    ${type.split('/').slice(2).join('/')} ${name}`);
  }
  return lines.join('\n');
}

function counted(what: string, count: number): string {
  return `  ${what}: ${count}`;
}
