import type { Region, Rest, Service, Snapshot } from '@keelgate/model';

/** Something that is not part of a backup. A restore leaves the target's own as it is. */
export type Excluded = {
  /** In a manifest's `leftOut`. */
  readonly name: string;
  readonly what: string;
  readonly source: string;
  /** The service without it. */
  readonly strip?: (service: Service) => Service;
  /** Whether a resource that the model only keeps is such; its type comes in lower case. */
  readonly keptType?: (type: string) => boolean;
};

const guide =
  'https://learn.microsoft.com/azure/api-management/api-management-howto-disaster-recovery-backup-restore#what-is-not-backed-up';
const ownChoice = 'a choice of Keelgate: the guide calls these changes of the infrastructure, and does not list them';
const provider = 'microsoft.apimanagement/service/';

/**
 * What Azure leaves out of a backup, and where that is said. Usage data and the contents of the cache are left out too; no snapshot
 * has them.
 */
export const excluded: readonly Excluded[] = [
  {
    name: 'custom-domains',
    what: 'custom host names with their TLS certificates',
    source: guide,
    strip: (service) => without({ ...service, hostNames: [] }, ['hostnameConfigurations']),
  },
  {
    name: 'ca-certificates',
    what: 'custom CA certificates, root and intermediate',
    source: guide,
    strip: (service) => without(service, ['certificates']),
  },
  {
    name: 'virtual-network',
    what: 'virtual network settings: mode, subnets, public IP addresses, private endpoints',
    source: guide,
    strip: (service) => {
      const stripped = overRegions({ ...service, network: 'none' }, (region) => ({
        ...region,
        subnet: null,
        publicIpId: null,
      }));
      return without(stripped, [
        'virtualNetworkConfiguration',
        'virtualNetworkType',
        'publicIpAddressId',
        'publicNetworkAccess',
        'natGatewayState',
        'privateEndpointConnections',
      ]);
    },
    keptType: (type) => type.startsWith(`${provider}privateendpointconnections`),
  },
  {
    name: 'managed-identity',
    what: 'the managed identities of the service',
    source: guide,
    strip: (service) => ({ ...service, rest: omitted(service.rest ?? {}, ['identity']) }),
  },
  {
    name: 'azure-monitor',
    what: 'the diagnostic settings of Azure Monitor',
    source: guide,
    keptType: (type) => type.endsWith('/diagnosticsettings'),
  },
  {
    name: 'protocols-and-ciphers',
    what: 'protocol and cipher settings',
    source: guide,
    strip: (service) => without(service, ['customProperties']),
  },
  {
    name: 'developer-portal',
    what: 'content of the developer portal',
    source: guide,
    keptType: (type) =>
      ['contenttypes', 'portalrevisions', 'portalconfigs'].some(
        (kind) => type === provider + kind || type.startsWith(`${provider + kind}/`),
      ),
  },
  {
    name: 'service-resource',
    what: 'what else the service resource says (tags, publisher, switched-off gateways) and its autoscale settings',
    source: ownChoice,
    strip: ({ name, tier, regions, network, hostNames }) =>
      overRegions({ name, tier, regions, network, hostNames, autoscale: [] }, plainRegion),
  },
  {
    name: 'other-resources',
    what: 'resources that are no part of the service: locks, role assignments, whatever else a template has',
    source: ownChoice,
    keptType: (type) => !type.startsWith(provider) || type.startsWith(`${provider}providers/`),
  },
];

/** Whether a kept resource stays out of backups. */
export function isKeptOut(type: string): boolean {
  return excluded.some(({ keptType }) => keptType?.(type.toLowerCase()) === true);
}

/** What of a snapshot a backup holds. Of the service that is its name and tier, and where it stands, for information. */
export function backedUp(snapshot: Snapshot, runtimeData: boolean): Snapshot {
  const service =
    snapshot.service === null
      ? null
      : excluded.reduce((stripped, { strip }) => strip?.(stripped) ?? stripped, snapshot.service);
  const kept = snapshot.kept.filter(({ type }) => !isKeptOut(type));
  const configuration = { ...snapshot, service, kept };
  if (runtimeData) return configuration;
  const groups = snapshot.groups.map((group) => ({ ...group, userIds: [] }));
  return { ...configuration, users: [], subscriptions: [], groups };
}

function without(service: Service, names: readonly string[]): Service {
  const { properties } = service.rest ?? {};
  if (properties === null || typeof properties !== 'object' || Array.isArray(properties)) return service;
  return { ...service, rest: { ...service.rest, properties: omitted(properties as Rest, names) } };
}

function omitted(members: Rest, names: readonly string[]): Rest {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}

function plainRegion({ location, units, zones, publicIpId, subnet }: Region): Region {
  return { location, units, zones, publicIpId, subnet, gatewayDisabled: false };
}

function overRegions(service: Service, change: (region: Region) => Region): Service {
  const [primary, ...others] = service.regions;
  return { ...service, regions: [change(primary), ...others.map(change)] };
}
