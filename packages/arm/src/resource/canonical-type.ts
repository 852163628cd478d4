/** Everything under `Microsoft.ApiManagement/service`, as Azure spells it. */
export const servicePrefix: string = 'Microsoft.ApiManagement/service';

const apiTypes = [
  'apis',
  'apis/diagnostics',
  'apis/issues',
  'apis/issues/attachments',
  'apis/issues/comments',
  'apis/operations',
  'apis/operations/policies',
  'apis/operations/tags',
  'apis/policies',
  'apis/products',
  'apis/releases',
  'apis/resolvers',
  'apis/resolvers/policies',
  'apis/revisions',
  'apis/schemas',
  'apis/tagDescriptions',
  'apis/tags',
  'apis/wikis',
  'apiVersionSets',
] as const;

const peopleTypes = [
  'gateways',
  'gateways/apis',
  'gateways/certificateAuthorities',
  'gateways/hostnameConfigurations',
  'groups',
  'groups/users',
  'notifications',
  'notifications/recipientEmails',
  'notifications/recipientUsers',
  'products',
  'products/apiLinks',
  'products/apis',
  'products/groupLinks',
  'products/groups',
  'products/policies',
  'products/tags',
  'products/wikis',
  'subscriptions',
  'tags',
  'tags/apiLinks',
  'tags/operationLinks',
  'tags/productLinks',
  'users',
  'users/groups',
  'users/identities',
  'users/subscriptions',
] as const;

const otherTypes = [
  'authorizationProviders',
  'authorizationProviders/authorizations',
  'authorizationProviders/authorizations/accessPolicies',
  'authorizationServers',
  'backends',
  'caches',
  'certificates',
  'contentTypes',
  'contentTypes/contentItems',
  'diagnostics',
  'documentations',
  'eventGridFilters',
  'identityProviders',
  'issues',
  'locations',
  'loggers',
  'namedValues',
  'openidConnectProviders',
  'policies',
  'policyFragments',
  'policyRestrictions',
  'portalconfigs',
  'portalRevisions',
  'portalsettings',
  'privateEndpointConnections',
  'privateLinkResources',
  'properties',
  'quotas',
  'quotas/periods',
  'schemas',
  'settings',
  'templates',
  'tenant',
  'workspaceLinks',
  'workspaces',
] as const;

/** What a workspace may hold, named as it is outside of one. */
const inWorkspaces =
  /^(?:api|backends|certificates|diagnostics|groups|loggers|namedValues|notifications|polic|products|schemas|subscriptions|tags)/;

const paths = [...apiTypes, ...peopleTypes, ...otherTypes];

const canonical: ReadonlyMap<string, string> = new Map(
  [...paths, ...paths.filter((path) => inWorkspaces.test(path)).map((path) => `workspaces/${path}`)]
    .concat('')
    .map((path) => {
      const type = path === '' ? servicePrefix : `${servicePrefix}/${path}`;
      return [type.toLowerCase(), type] as const;
    }),
);

/** All types of resource that a service may have, from the service itself down. */
export const serviceTypes: readonly string[] = [...canonical.values()];

/** A type as Azure spells it; one that is not known stays as it is written. */
export function canonicalType(type: string): string {
  return canonical.get(type.toLowerCase()) ?? type;
}
