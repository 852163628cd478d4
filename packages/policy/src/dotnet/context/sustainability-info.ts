import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** `context.Deployment.SustainabilityInfo`: nothing is known about it offline. */
export const sustainabilityInfo: TypeDefinition = defineType({
  name: 'ISustainabilityInfo',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'CarbonIntensityCategory CurrentCarbonIntensity { get; }': () => ({ net: 'CarbonIntensityCategory', value: 5 }),
  },
});
