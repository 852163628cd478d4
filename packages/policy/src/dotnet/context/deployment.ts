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
