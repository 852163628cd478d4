import type { DeploymentFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.Deployment`. */
export const deployment: TypeDefinition = defineType({
  name: 'IDeployment',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'string Region { get; }': (_: Runtime, { region }: DeploymentFacts) => region,
    'string ServiceName { get; }': (_: Runtime, { serviceName }: DeploymentFacts) => serviceName,
    'string ServiceId { get; }': (_: Runtime, { serviceId }: DeploymentFacts) => serviceId,
    'string GatewayId { get; }': (_: Runtime, { gatewayId }: DeploymentFacts) => gatewayId,
    'IGateway Gateway { get; }': (_: Runtime, { gatewayId }: DeploymentFacts) => ({ net: 'IGateway', id: gatewayId }),
    'IReadOnlyDictionary<string, X509Certificate2> Certificates { get; }': (
      _: Runtime,
      { certificates }: DeploymentFacts,
    ) => ({ net: 'Certificates', certificates }),
    'ISustainabilityInfo SustainabilityInfo { get; }': () => ({ net: 'ISustainabilityInfo' }),
  },
});

/** `context.Deployment.Gateway`. */
export const gateway: TypeDefinition = defineType({
  name: 'IGateway',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'string Id { get; }': (_: Runtime, { id }: { readonly id: string }) => id,
    'string InstanceId { get; }': (_: Runtime, { id }: { readonly id: string }) => id,
    'bool IsManaged { get; }': (_: Runtime, { id }: { readonly id: string }) => id === 'managed',
  },
});

/** `context.Deployment.SustainabilityInfo`: nothing is known about it offline. */
export const sustainabilityInfo: TypeDefinition = defineType({
  name: 'ISustainabilityInfo',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'CarbonIntensityCategory CurrentCarbonIntensity { get; }': () => ({ net: 'CarbonIntensityCategory', value: 5 }),
  },
});

export const carbonIntensityCategory: TypeDefinition = defineType({
  name: 'CarbonIntensityCategory',
  kind: 'enum',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  values: { VeryLow: 0, Low: 1, Medium: 2, High: 3, VeryHigh: 4, NotAvailable: 5 },
});
