/** What a template may ask of the deployment that it is read for. */
export type DeploymentInfo = {
  /** The name of the deployment. */
  readonly name: string;
  readonly scope: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';
  readonly tenantId: string;
  readonly subscription: { readonly id: string; readonly name: string };
  readonly resourceGroup: { readonly name: string; readonly location: string };
  readonly managementGroup: { readonly name: string };
  /** The moment of the deployment: an ISO 8601 time in UTC. */
  readonly utcNow: string;
};

/** The deployment that is read as if it took place: names that stand for one's own, and one fixed moment. */
export const defaultDeployment: DeploymentInfo = {
  name: 'deployment',
  scope: 'resourceGroup',
  tenantId: '00000000-0000-0000-0000-000000000000',
  subscription: { id: '00000000-0000-0000-0000-000000000000', name: 'subscription' },
  resourceGroup: { name: 'resource-group', location: 'westeurope' },
  managementGroup: { name: 'management-group' },
  utcNow: '2026-01-01T00:00:00Z',
};
